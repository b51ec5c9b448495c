using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Memory;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>Whoever stops a plan half-way is told of each step that the service has taken; and what a step touches is remembered no longer.</summary>
public sealed class PlanRunnerStopTests
{
    private static readonly PimPrincipal Dana = new("a0000000-0000-0000-0000-000000000004", PimPrincipalType.User, "Dana Diaz");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Steps_that_came_before_their_turn_are_told_when_it_comes()
    {
        Refuse(Given.Ada, PimErrorCode.AlreadyActive);
        PlannedChange[] changes = [Create(Given.Ada), Create(Given.Cleo), Create(Dana)];
        var told = new List<PlannedChange>();

        await PlanRunner.RunInOrderAsync(_client, changes, outcome => told.Add(outcome.Change), PimCall.None);

        Assert.Equal(changes, told);
    }

    [Fact]
    public async Task Whoever_stops_is_told_of_each_that_was_sent_and_that_they_did_not_take()
    {
        Refuse(Given.Ada, PimErrorCode.AlreadyActive);
        PlannedChange[] changes = [Create(Given.Ada), Create(Given.Cleo), Create(Dana)];
        var told = new List<PlannedChange>();

        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(changes, outcome =>
        {
            told.Add(outcome.Change);
            if (outcome.Change != changes[0])
            {
                throw new OperationCanceledException();
            }
        }));

        Assert.Equal(changes, told);
        Assert.Equal(
            new[] { changes[1], changes[2] }.Select(change => $"The command was stopped after this had been sent, and the service took it: {ChangeText.Sentence(change)}. Get-PimRequest shows it."),
            _notices);
    }

    [Theory]
    [InlineData(PimErrorCode.OutcomeUnknown, true)]
    [InlineData(PimErrorCode.PolicyViolation, false)]
    public async Task Of_what_was_refused_nothing_is_told_unless_it_may_have_been_made(PimErrorCode code, bool isTold)
    {
        Refuse(Given.Ada, PimErrorCode.AlreadyActive);
        Refuse(Given.Cleo, code);
        PlannedChange[] changes = [Create(Given.Ada), Create(Given.Cleo)];

        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(changes, outcome => _ = outcome.Change == changes[1] ? throw new OperationCanceledException() : 0));

        Assert.Equal(
            isTold ? [$"The command was stopped after this had been sent, and it is not known whether it was made: {ChangeText.Sentence(changes[1])}. Get-PimRequest shows it."] : [],
            _notices);
    }

    [Fact]
    public async Task Whoever_stops_at_the_step_that_was_just_answered_hears_of_it_from_who_sent_it()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync([Create(Given.Ada)], _ => throw new OperationCanceledException()));

        Assert.Empty(_notices);
    }

    [Fact]
    public async Task What_is_sent_makes_remembered_eligibility_forgotten()
    {
        RememberedEligibility.Keep(_client, [PimKind.EntraRole], [Given.Eligible(Given.UserAdmin)]);
        IReadOnlyList<PimAssignment>? Remembered() => RememberedEligibility.Find(_client, [PimKind.EntraRole], new PimIdentity("User Administrator"), null);

        await RunAsync([Create(Given.Ada).Refused(new PimException(PimErrorCode.DurationTooLong, "Too long."))], _ => { });
        Assert.NotNull(Remembered());

        await RunAsync([Create(Given.Ada)], _ => { });
        Assert.Null(Remembered());
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(PimErrorCode.PolicyViolation, false, true)]
    [InlineData(PimErrorCode.NotFound, false, false)]
    public async Task What_the_service_refuses_makes_remembered_settings_forgotten_and_what_it_does_not_know_the_roles(PimErrorCode? code, bool keepsSettings, bool keepsRoles)
    {
        _client.Roles.Add(Given.UserAdmin);
        await RememberedRoles.ListAsync(_client, [PimKind.EntraRole], PimCall.None.OmittingTo(_ => { }));
        RememberedSettings.Keep(_client, [Given.UserAdmin], [RuleSet.Setting([.. RuleSet.Usual()])]);
        if (code is { } refusal)
        {
            Refuse(Given.Ada, refusal);
        }

        await RunAsync([Create(Given.Ada)], _ => { });

        Assert.Equal(keepsSettings, RememberedSettings.Find(_client, Given.UserAdmin) is not null);
        Assert.Equal(keepsRoles, RememberedRoles.Find(_client, [PimKind.EntraRole]) is not null);
    }

    private void Refuse(PimPrincipal principal, PimErrorCode code)
    {
        var before = _client.BeforeSubmit;
        _client.BeforeSubmit = draft =>
        {
            before(draft);
            if (draft.Principal == principal)
            {
                throw new PimException(code, "No.");
            }
        };
    }

    private static PlannedChange Create(PimPrincipal principal) => AssignmentDecision.Decide(
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, principal, new PimSchedule { End = Given.Now.AddDays(30) }), null, Given.Now);

    private Task RunAsync(IReadOnlyList<PlannedChange> changes, Action<ChangeOutcome> emit) =>
        PlanRunner.RunInOrderAsync(_client, changes, emit, new PimCall(CancellationToken.None, notice: _notices.Add));
}
