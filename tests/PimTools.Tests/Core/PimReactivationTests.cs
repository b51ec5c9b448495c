using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public class PimReactivationTests
{
    private readonly FakePimClient _client = new();

    private readonly PimRequestDraft _draft = new(
        PimRequestAction.SelfActivate, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Justification = "More" };

    private IEnumerable<PimRequestAction> Sent => _client.Submitted.Where(draft => !draft.IsValidationOnly).Select(draft => draft.Action);

    [Fact]
    public async Task It_is_checked_ended_and_activated_again()
    {
        await PimReactivation.RunAsync(_client, _draft, PimCall.None);

        Assert.True(_client.Submitted[0].IsValidationOnly);
        Assert.Equal([PimRequestAction.SelfDeactivate, PimRequestAction.SelfActivate], Sent);
    }

    [Fact]
    public void What_needs_approval_is_not_extended()
    {
        var setting = Setting(requiresApproval: true);

        var error = Assert.Throws<PimException>(() => PimReactivation.Check(_draft, setting));

        Assert.Equal(PimErrorCode.PolicyViolation, error.Code);
        Assert.Contains("needs approval", error.Message);
        Assert.Contains("It was not changed.", error.Remedy);
    }

    [Fact]
    public void What_may_need_approval_is_not_extended() =>
        Assert.Contains("may demand approval", Assert.Throws<PimException>(() => PimReactivation.Check(_draft, setting: null)).Message);

    [Fact]
    public void What_needs_no_approval_may_be_extended() => PimReactivation.Check(_draft, Setting(requiresApproval: false));

    [Fact]
    public async Task A_check_that_fails_ends_nothing()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.TicketRequired, "A ticket.");

        await Assert.ThrowsAsync<PimException>(() => PimReactivation.RunAsync(_client, _draft, PimCall.None));

        Assert.Empty(Sent);
    }

    [Fact]
    public async Task A_second_step_that_fails_tells_of_the_first_and_keeps_what_the_service_said()
    {
        var inner = new PimException(PimErrorCode.StepUpRequired, "c1 is demanded.")
        {
            Claims = "{}",
            AuthenticationContexts = ["c1"],
            ServiceCode = "RoleAssignmentRequestAcrsValidationFailed",
            Status = 400,
            RequestId = "r",
            Remedy = "Sign in.",
        };

        var error = await FailAgainAsync(inner);

        Assert.Equal((PimErrorCode.StepUpRequired, "{}", "c1", 400, "r"), (error.Code, error.Claims, error.AuthenticationContexts.Single(), error.Status, error.RequestId));
        Assert.Contains("was ended, but could not be activated again", error.Message);
        Assert.StartsWith("It is not active now.", error.Remedy);
        Assert.EndsWith("Sign in.", error.Remedy);
    }

    [Fact]
    public async Task Nothing_is_claimed_of_an_unknown_outcome()
    {
        var error = await FailAgainAsync(new PimException(PimErrorCode.OutcomeUnknown, "Nobody knows."));

        Assert.Contains("not known whether it was activated again", error.Message);
        Assert.DoesNotContain("It is not active now", error.Remedy);
    }

    [Fact]
    public async Task Who_cancels_after_the_end_gets_the_role_back()
    {
        using var stop = new CancellationTokenSource();
        _client.BeforeSubmit = draft =>
        {
            if (draft.Action == PimRequestAction.SelfDeactivate)
            {
                stop.Cancel();
            }
        };

        var told = new List<string>();
        await PimReactivation.RunAsync(_client, _draft, new PimCall(stop.Token, notice: told.Add));

        Assert.Contains("was ended and activated again", Assert.Single(told));
        Assert.Equal([PimRequestAction.SelfDeactivate, PimRequestAction.SelfActivate], Sent);
    }

    [Fact]
    public async Task Who_has_stopped_is_told_what_became_of_it_also_where_it_fails()
    {
        using var stop = new CancellationTokenSource();
        _client.BeforeSubmit = draft =>
        {
            if (draft.Action == PimRequestAction.SelfDeactivate)
            {
                stop.Cancel();
            }
            else if (!draft.IsValidationOnly)
            {
                throw new PimException(PimErrorCode.PolicyViolation, "No.");
            }
        };

        var told = new List<string>();
        await Assert.ThrowsAsync<PimException>(() => PimReactivation.RunAsync(_client, _draft, new PimCall(stop.Token, notice: told.Add)));

        Assert.StartsWith("The command was stopped. User Administrator at Directory was ended, but could not be activated again: No.", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancels_before_the_end_keeps_the_role()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PimReactivation.RunAsync(_client, _draft, new PimCall(stop.Token)));

        Assert.Empty(Sent);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void What_is_extended_begins_at_once_and_takes_no_start(bool extend, bool hasStart, bool isRefused)
    {
        var error = Record.Exception(() => PimReactivation.CheckStart(extend, hasStart ? new PimMoment(TimeSpan.FromHours(1)) : null)) as PimException;

        Assert.Equal(isRefused ? PimErrorCode.InvalidParameter : null, error?.Code);
        Assert.Equal(isRefused ? "Leave out one of them. Nothing was sent." : null, error?.Remedy);
    }

    [Fact]
    public void Where_nobody_knows_whether_it_needs_approval_it_is_not_extended() => Assert.Contains(
        "may demand approval", Assert.Throws<PimException>(() => PimReactivation.Check(_draft, RuleSet.Setting())).Message);

    [Fact]
    public async Task That_it_is_active_does_not_stop_it()
    {
        _client.BeforeSubmit = draft =>
        {
            if (draft.IsValidationOnly)
            {
                throw new PimException(PimErrorCode.AlreadyActive, "It exists.");
            }
        };

        await PimReactivation.RunAsync(_client, _draft, PimCall.None);

        Assert.Equal([PimRequestAction.SelfDeactivate, PimRequestAction.SelfActivate], Sent);
    }

    [Fact]
    public async Task A_second_step_that_the_service_took_and_did_not_do_is_an_error()
    {
        _client.Status = PimRequestStatus.Failed;

        var error = await Assert.ThrowsAsync<PimException>(() => PimReactivation.RunAsync(_client, _draft, PimCall.None));

        Assert.Equal(PimErrorCode.RequestFailed, error.Code);
        Assert.Contains("was ended, but could not be activated again", error.Message);
        Assert.Same(_draft, error.TargetObject);
    }

    [Fact]
    public async Task Who_does_not_stop_it_hears_nothing_more_than_the_result()
    {
        var told = new List<string>();

        await PimReactivation.RunAsync(_client, _draft, new PimCall(CancellationToken.None, notice: told.Add));

        Assert.Empty(told);
    }

    private static PimRoleSetting Setting(bool requiresApproval)
    {
        var setting = RuleSet.Setting();
        setting.Activation.RequiresApproval = requiresApproval;
        return setting;
    }

    private async Task<PimException> FailAgainAsync(PimException inner)
    {
        _client.BeforeSubmit = draft =>
        {
            if (draft is { IsValidationOnly: false, Action: PimRequestAction.SelfActivate })
            {
                throw inner;
            }
        };
        return await Assert.ThrowsAsync<PimException>(() => PimReactivation.RunAsync(_client, _draft, PimCall.None));
    }
}
