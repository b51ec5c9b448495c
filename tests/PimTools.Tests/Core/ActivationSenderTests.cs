using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ActivationSenderTests
{
    private readonly FakePimClient _client = new();
    private readonly List<string> _warnings = [];
    private readonly List<PimAssignment> _kept = [];
    private readonly ActivationSender _sender;
    private readonly PimActivationChoice _choice;

    public ActivationSenderTests()
    {
        _choice = new PimActivationChoice(_client, [PimKind.EntraRole]);
        _sender = new ActivationSender(_client, _choice, _warnings.Add, _kept.Add, (_, _) => Task.FromResult<PlannedActivation?>(null));
    }

    [Fact]
    public async Task A_check_under_WhatIf_stores_nothing()
    {
        Assert.True(await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None));

        Assert.True(Assert.Single(_client.Submitted).IsValidationOnly);
    }

    [Fact]
    public async Task A_role_that_is_already_active_is_handed_over_and_makes_no_request()
    {
        var active = Given.Activated(Given.UserAdmin, Given.Sales);
        _client.Assignments.Add(active);
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");

        Assert.False(await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None));
        Assert.Null(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal([active, active], _kept);
    }

    [Fact]
    public async Task A_role_that_is_active_and_not_listed_yet_is_a_warning()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");

        Assert.Null(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal("User Administrator at Sales is already active; it was not changed.", Assert.Single(_warnings));
    }

    [Fact]
    public async Task A_second_request_is_refused_with_the_role_and_the_scope()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.PendingRequestExists, "It exists.") { RequestId = "for support" };

        var error = await Assert.ThrowsAsync<PimException>(async () => await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal("A request for User Administrator at Sales is already pending.", error.Message);
        Assert.Equal("for support", error.RequestId);
    }

    [Fact]
    public async Task What_requires_another_sign_in_is_kept_until_everything_else_is_sent()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.StepUpRequired, "It requires c1.") { Claims = "{}", AuthenticationContexts = ["c1"] };

        Assert.Null(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal((PimErrorCode.StepUpRequired, "{}"), (Assert.Single(_sender.Unmet).Code, _sender.Unmet[0].Claims));
    }

    [Fact]
    public async Task A_check_that_calls_a_role_active_which_no_list_shows_has_not_the_last_word()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");

        Assert.True(await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None));

        Assert.Empty(_kept);
    }

    [Fact]
    public async Task What_is_to_be_extended_is_active_and_would_be_activated_again()
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin, Given.Sales));
        var planned = await PlanAsync(extend: true);
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");

        Assert.True(await _sender.WouldActivateAsync(planned, PimCall.None));

        Assert.Empty(_kept);
    }

    [Fact]
    public async Task What_is_extended_is_ended_and_activated_again()
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin, Given.Sales));

        Assert.NotNull(await _sender.SendAsync(await PlanAsync(extend: true), PimCall.None));

        Assert.Equal(
            [(PimRequestAction.SelfActivate, true), (PimRequestAction.SelfDeactivate, false), (PimRequestAction.SelfActivate, false)],
            _client.Submitted.Select(draft => (draft.Action, draft.IsValidationOnly)));
    }

    [Fact]
    public async Task What_is_not_extended_is_activated_and_nothing_is_ended()
    {
        Assert.NotNull(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.Equal([(PimRequestAction.SelfActivate, false)], _client.Submitted.Select(draft => (draft.Action, draft.IsValidationOnly)));
    }

    [Fact]
    public async Task A_check_tells_of_a_request_that_is_pending_as_the_request_would()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.PendingRequestExists, "It exists.");

        var error = await Assert.ThrowsAsync<PimException>(async () => await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None));

        Assert.Equal("A request for User Administrator at Sales is already pending.", error.Message);
    }

    [Theory]
    [InlineData(true, true, 1, 0)]
    [InlineData(true, false, 0, 1)]
    [InlineData(false, true, 0, 1)]
    public async Task A_check_that_requires_another_sign_in_warns_whoever_can_be_asked_and_else_is_an_error(bool isPerson, bool mayPrompt, int warnings, int unmet)
    {
        var client = new FakePimClient
        {
            Context = new PimContext("test", "tenant", isPerson ? Given.Ada : new PimPrincipal("app", PimPrincipalType.ServicePrincipal)),
            BeforeSubmit = _ => throw new PimException(PimErrorCode.StepUpRequired, "It requires c1.") { Claims = "{}", AuthenticationContexts = ["c1"] },
        };
        var sender = new ActivationSender(client, _choice, _warnings.Add, _kept.Add, (_, _) => Task.FromResult<PlannedActivation?>(null));

        Assert.True(await sender.WouldActivateAsync(await PlanAsync(), mayPrompt ? PimCall.None : PimCall.None.WithoutPrompts()));

        Assert.Equal((warnings, unmet), (_warnings.Count, sender.Unmet.Count));
    }

    [Fact]
    public async Task Another_refusal_is_told_as_it_is()
    {
        var refusal = new PimException(PimErrorCode.PolicyViolation, "No.");
        _client.BeforeSubmit = _ => throw refusal;

        Assert.Same(refusal, await Assert.ThrowsAsync<PimException>(async () => await _sender.WouldActivateAsync(await PlanAsync(), PimCall.None)));
        Assert.Same(refusal, await Assert.ThrowsAsync<PimException>(async () => await _sender.SendAsync(await PlanAsync(), PimCall.None)));
        Assert.Empty(_sender.Unmet);
    }

    [Fact]
    public async Task A_request_that_nobody_can_approve_is_made_with_a_warning()
    {
        _client.Approvers = [new PimApprover(Given.Ada.Id, PimPrincipalType.User, "Ada Ahlberg")];

        Assert.NotNull(await _sender.SendAsync(await PlanAsync(), PimCall.None));

        Assert.StartsWith("Nobody can approve User Administrator at Sales", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_renewed_once_something_was_activated()
    {
        await _sender.RenewTokensAsync(PimCall.None);
        Assert.DoesNotContain("RenewTokens", _client.Calls);

        await _sender.SendAsync(await PlanAsync(), PimCall.None);
        await _sender.RenewTokensAsync(PimCall.None);
        Assert.Contains("RenewTokens", _client.Calls);

        _client.Failure = new PimException(PimErrorCode.AuthenticationFailed, "Nobody answered.") { Remedy = "Sign in." };
        await _sender.RenewTokensAsync(PimCall.None);
        Assert.Equal("The token was not renewed. Nobody answered. Sign in.", Assert.Single(_warnings));
    }

    [Fact]
    public async Task Each_sign_in_that_is_required_is_told_and_the_last_one_ends_the_command()
    {
        var contexts = new Queue<string>(["c1", "c2"]);
        _client.BeforeSubmit = _ => throw Required(contexts.Dequeue());
        var told = new List<PimException>();

        var last = await Assert.ThrowsAsync<PimException>(async () => await SendAllAsync([await PlanAsync(), await PlanAsync()], told));

        Assert.Equal(["c1", "c2"], told.Append(last).SelectMany(error => error.AuthenticationContexts));
        Assert.Single(told);
    }

    [Fact]
    public async Task An_error_that_ends_everything_hides_no_sign_in_that_is_required()
    {
        var refusals = new Queue<PimException>([Required("c1"), new PimException(PimErrorCode.AuthenticationFailed, "Nobody is signed in.")]);
        _client.BeforeSubmit = _ => throw refusals.Dequeue();
        var told = new List<PimException>();

        var last = await Assert.ThrowsAsync<PimException>(async () => await SendAllAsync([await PlanAsync(), await PlanAsync()], told));

        Assert.Equal(PimErrorCode.AuthenticationFailed, last.Code);
        Assert.Equal("c1", Assert.Single(Assert.Single(told).AuthenticationContexts));
    }

    private static PimException Required(string context) =>
        new(PimErrorCode.StepUpRequired, $"It requires {context}.") { Claims = "{}", AuthenticationContexts = [context] };

    private Task SendAllAsync(IEnumerable<PlannedActivation> planned, List<PimException> told) => _sender.SendAllAsync(
        planned,
        async (round, send, _) =>
        {
            foreach (var one in round)
            {
                await send(one);
            }
        },
        _ => Task.CompletedTask,
        renewTokens: false,
        told.Add,
        PimCall.None);

    private async Task<PlannedActivation> PlanAsync(bool extend = false) => await PlannedActivation.PlanAsync(
        _client,
        _choice,
        new ChosenActivation(
            Given.Eligible(Given.UserAdmin, Given.Sales),
            new RoleSelector(new PimIdentity("User Administrator"), null, new PimActivationOptions { Justification = "why" })),
        await Given.KnownAsync(_client, RuleSet.Setting([.. RuleSet.Usual()])),
        extend,
        PimCall.None);
}
