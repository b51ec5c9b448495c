using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is sent for a plan, and what is told of it.</summary>
public sealed class PlanRunnerTests
{
    private readonly FakePimClient _client = new();

    [Fact]
    public async Task What_is_as_wanted_sends_nothing()
    {
        var existing = Existing(Given.Now.AddDays(30));

        var change = await RunAsync(Desired(Given.Now.AddDays(30)), existing);

        Assert.Equal((PimChangeKind.Unchanged, existing.End, null), (change.Result, change.End, change.Request));
        Assert.Empty(_client.Submitted);
    }

    [Fact]
    public async Task What_is_missing_is_assigned_exactly_as_wanted()
    {
        var desired = Desired(Given.Now) with
        {
            Justification = "why",
            Ticket = new PimTicket("1", null),
            Condition = "condition",
            ConditionVersion = "2.0",
        };

        var change = await RunAsync(desired, null);

        var sent = Assert.Single(_client.Submitted);
        Assert.Equal((PimRequestAction.AdminAssign, desired.Type, false), (sent.Action, sent.Type, sent.IsValidationOnly));
        Assert.Same(desired.Role, sent.Role);
        Assert.Same(desired.Scope, sent.Scope);
        Assert.Same(desired.Principal, sent.Principal);
        Assert.Equal((_client.ServiceTime, Given.Now, null), (sent.Schedule!.Start, sent.Schedule.End, sent.Schedule.Duration));
        Assert.Same(desired.Ticket, sent.Ticket);
        Assert.Equal(("why", "condition", "2.0", null), (sent.Justification, sent.Condition, sent.ConditionVersion, sent.TargetScheduleId));
        Assert.Equal((PimChangeKind.Created, Given.Now), (change.Result, change.End));
        Assert.NotNull(change.Request);
    }

    [Fact]
    public async Task What_ends_at_another_time_is_changed_in_place()
    {
        var change = await RunAsync(Desired(Given.Now.AddDays(90)), Existing(Given.Now.AddDays(30)));

        var sent = Assert.Single(_client.Submitted);
        Assert.Equal((PimRequestAction.AdminExtend, "schedule"), (sent.Action, sent.TargetScheduleId));
        Assert.Equal((PimChangeKind.Updated, Given.Now.AddDays(90)), (change.Result, change.End));
    }

    [Fact]
    public async Task A_removal_is_of_that_assignment_alone_and_carries_no_schedule()
    {
        var outcome = Assert.Single(await RunAsync(RemovalPlanner.Remove(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo), "why")));

        var sent = Assert.Single(_client.Submitted);
        Assert.Equal((PimRequestAction.AdminRemove, PimAssignmentType.Eligible, "why", null), (sent.Action, sent.Type, sent.Justification, sent.Schedule));
        Assert.Same(Given.UserAdmin, sent.Role);
        Assert.Same(Given.Sales, sent.Scope);
        Assert.Same(Given.Cleo, sent.Principal);
        Assert.Equal((PimChangeKind.Removed, null), (outcome.Describe().Result, outcome.Describe().End));
    }

    [Fact]
    public async Task One_goes_alone_and_many_go_together()
    {
        await RunAsync(Create(Given.Ada));
        Assert.Equal(["Submit"], _client.Calls);

        await RunAsync(Create(Given.Ada), Create(Given.Cleo));
        Assert.Equal(["Submit", "SubmitMany"], _client.Calls);
    }

    [Fact]
    public async Task One_failure_is_one_failure_and_what_cannot_be_done_is_not_sent()
    {
        var refused = Create(Given.Cleo).Refused(new PimException(PimErrorCode.DurationTooLong, "Too long."));
        _client.BeforeSubmit = draft => throw new PimException(PimErrorCode.PolicyViolation, "No.");

        var outcomes = await RunAsync(refused, Create(Given.Ada));

        Assert.Equal([PimErrorCode.DurationTooLong, PimErrorCode.PolicyViolation], outcomes.Select(outcome => outcome.Error!.Code));
        Assert.Empty(_client.Submitted);
    }

    [Fact]
    public async Task What_the_service_took_and_did_not_do_is_an_error()
    {
        _client.Status = PimRequestStatus.FailedAsResourceIsLocked;

        var outcome = Assert.Single(await RunAsync(Create(Given.Ada)));

        Assert.Equal(PimErrorCode.ResourceLocked, outcome.Error!.Code);
        Assert.NotNull(outcome.Request);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_plan()
    {
        var none = AssignmentDecision.Decide(Desired(Given.Now.AddDays(30)), Existing(Given.Now.AddDays(30)), Given.Now);
        PlannedChange[] changes = [Create(Given.Ada), none, Create(Given.Cleo)];
        var outcomes = new List<ChangeOutcome>();

        await PlanRunner.RunInOrderAsync(_client, changes, outcomes.Add, PimCall.None);

        Assert.Equal(changes, outcomes.Select(outcome => outcome.Change));
    }

    [Fact]
    public async Task What_is_known_is_told_also_when_the_rest_ends_early()
    {
        var none = AssignmentDecision.Decide(Desired(Given.Now.AddDays(30)), Existing(Given.Now.AddDays(30)), Given.Now);
        _client.BeforeSubmit = _ => throw new OperationCanceledException();
        var outcomes = new List<ChangeOutcome>();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => PlanRunner.RunInOrderAsync(_client, [Create(Given.Ada), none], outcomes.Add, PimCall.None));

        Assert.Same(none, Assert.Single(outcomes).Change);
    }

    [Fact]
    public async Task A_check_stores_nothing_and_tells_only_what_is_refused()
    {
        var outcomes = new List<ChangeOutcome>();
        await PlanRunner.CheckAsync(_client, [Create(Given.Ada)], outcomes.Add, PimCall.None);
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.PolicyViolation, "No.");
        await PlanRunner.CheckAsync(_client, [Create(Given.Ada)], outcomes.Add, PimCall.None);

        Assert.True(Assert.Single(_client.Submitted).IsValidationOnly);
        Assert.Equal(PimErrorCode.PolicyViolation, Assert.Single(outcomes).Error!.Code);
    }

    [Fact]
    public async Task What_stands_in_the_way_and_is_to_come_is_named()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");
        var plain = Assert.Single(await RunAsync(Create(Given.Cleo)));
        _client.Assignments.Add(new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            State = PimAssignmentState.Scheduled,
            Start = Given.Now.AddDays(9),
        });
        var named = Assert.Single(await RunAsync(Create(Given.Cleo)));

        Assert.Equal(PimErrorCode.AlreadyActive, plain.Error!.Code);
        Assert.Equal(PimErrorCode.InvalidParameter, named.Error!.Code);
        Assert.Contains("begins on", named.Error.Message);
    }

    [Theory]
    [InlineData(false, PimErrorCode.InvalidParameter)]
    [InlineData(true, PimErrorCode.AlreadyActive)]
    public async Task Only_what_is_to_hold_at_once_is_told_to_be_in_the_way_of_what_is_to_come(bool isLater, PimErrorCode code)
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");
        _client.Assignments.Add(new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Scheduled });
        var desired = Desired(Given.Now.AddDays(30));

        var outcome = Assert.Single(await RunAsync(AssignmentDecision.Decide(
            isLater ? desired with { Schedule = new PimSchedule { Start = Given.Now.AddDays(20), End = Given.Now.AddDays(30) } } : desired, null, Given.Now)));

        Assert.Equal(code, outcome.Error!.Code);
    }

    [Fact]
    public async Task A_change_of_what_is_there_is_refused_in_the_service_s_own_words()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");
        _client.Assignments.Add(new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Scheduled });

        var outcome = Assert.Single(await RunAsync(AssignmentDecision.Decide(Desired(Given.Now.AddDays(60)), Existing(Given.Now.AddDays(30)), Given.Now)));

        Assert.Equal("It exists.", outcome.Error!.Message);
        Assert.DoesNotContain("ListAssignments", _client.Calls);
    }

    [Fact]
    public async Task Where_what_is_to_come_cannot_be_read_the_service_s_own_words_are_told()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.AlreadyActive, "It exists.");
        _client.BeforeList = _ => throw new PimException(PimErrorCode.ServiceUnavailable, "Down.") { Status = 503 };

        Assert.Equal("It exists.", Assert.Single(await RunAsync(Create(Given.Cleo))).Error!.Message);
    }

    [Fact]
    public async Task Nothing_needed_sends_nothing()
    {
        await PlanRunner.RunAsync(_client, [], _ => { }, PimCall.None);
        await PlanRunner.CheckAsync(_client, [Create(Given.Ada).Refused(new PimException(PimErrorCode.DurationTooLong, "Too long."))], _ => Assert.Fail(), PimCall.None);

        Assert.Empty(_client.Calls);
    }

    [Fact]
    public void A_step_that_cannot_be_done_is_otherwise_the_same()
    {
        var step = AssignmentDecision.Decide(Desired(Given.Now.AddDays(90)) with { Justification = "why", Ticket = new PimTicket("1", null) }, Existing(Given.Now.AddDays(30)), Given.Now);
        var error = new PimException(PimErrorCode.DurationTooLong, "Too long.");

        var refused = step.Refused(error);

        Assert.Equal((step.Key, step.Action, step.From, step.To, false, error), (refused.Key, refused.Action, refused.From, refused.To, refused.IsNeeded, refused.Refusal));
        Assert.False(AssignmentDecision.Decide(Desired(Given.Now.AddDays(9)), Existing(Given.Now.AddDays(30)), Given.Now).Refused(error).EndsEarlier);
        Assert.Equal((step.ScheduleId, step.Justification, step.Ticket, step.Planned), (refused.ScheduleId, refused.Justification, refused.Ticket, refused.Planned));
    }

    private static PlannedChange Create(PimPrincipal principal) =>
        AssignmentDecision.Decide(Desired(Given.Now.AddDays(30)) with { Principal = principal }, null, Given.Now);

    private async Task<PimAssignmentChange> RunAsync(DesiredAssignment desired, PimAssignment? existing) =>
        Assert.Single(await RunAsync(AssignmentDecision.Decide(desired, existing, Given.Now))).Describe();

    private async Task<List<ChangeOutcome>> RunAsync(params PlannedChange[] changes)
    {
        var outcomes = new List<ChangeOutcome>();
        await PlanRunner.RunAsync(_client, changes, outcomes.Add, PimCall.None);
        return outcomes;
    }

    private static DesiredAssignment Desired(DateTimeOffset? end) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { End = end });

    private static PimAssignment Existing(DateTimeOffset end) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = Given.Now, End = end, ScheduleId = "schedule" };
}
