using System;
using System.Linq;
using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>Tests how a request stands by its records and by itself, at the very times at which that changes.</summary>
public sealed class KnownOutcomeTests
{
    private static readonly DateTimeOffset Now = Given.Now;

    [Theory]
    [InlineData(1, 2, PimActivityOutcome.Scheduled)]
    [InlineData(0, 2, PimActivityOutcome.InForce)]
    [InlineData(-1, 2, PimActivityOutcome.InForce)]
    [InlineData(-2, 0, PimActivityOutcome.Expired)]
    [InlineData(-2, -1, PimActivityOutcome.Expired)]
    [InlineData(-2, null, PimActivityOutcome.InForce)]
    public void What_was_granted_begins_and_ends_at_its_times(int start, int? end, PimActivityOutcome outcome)
    {
        DateTimeOffset? until = end is { } hours ? Now.AddHours(hours) : null;

        Assert.Equal(outcome, Of(null, (AuditPhase.Completed, -2, Now.AddHours(start), until)).Outcome);
        Assert.Equal(outcome, Of(Request(PimRequestStatus.Provisioned, Now.AddHours(start), until)).Outcome);
    }

    [Theory]
    [InlineData(nameof(AuditPhase.Denied), PimActivityOutcome.Denied)]
    [InlineData(nameof(AuditPhase.TimedOut), PimActivityOutcome.TimedOut)]
    [InlineData(nameof(AuditPhase.Canceled), PimActivityOutcome.Canceled)]
    [InlineData(nameof(AuditPhase.Ended), PimActivityOutcome.Expired)]
    [InlineData(nameof(AuditPhase.Approved), PimActivityOutcome.InProgress)]
    [InlineData(nameof(AuditPhase.Requested), PimActivityOutcome.Unknown)]
    [InlineData(nameof(AuditPhase.OutsidePim), PimActivityOutcome.InForce)]
    public void A_record_of_a_step_tells_the_outcome(string phase, PimActivityOutcome outcome) =>
        Assert.Equal(outcome, Of(null, (AuditPhase.Requested, -2, null, null), (Enum.Parse<AuditPhase>(phase), -1, null, null)).Outcome);

    [Theory]
    [InlineData(PimRequestStatus.Denied, PimActivityOutcome.Denied)]
    [InlineData(PimRequestStatus.AdminDenied, PimActivityOutcome.Denied)]
    [InlineData(PimRequestStatus.TimedOut, PimActivityOutcome.TimedOut)]
    [InlineData(PimRequestStatus.Canceled, PimActivityOutcome.Canceled)]
    [InlineData(PimRequestStatus.Failed, PimActivityOutcome.Failed)]
    [InlineData(PimRequestStatus.PendingApproval, PimActivityOutcome.AwaitingDecision)]
    [InlineData(PimRequestStatus.PendingProvisioning, PimActivityOutcome.InProgress)]
    [InlineData(PimRequestStatus.Provisioned, PimActivityOutcome.InForce)]
    public void A_status_tells_the_outcome_where_no_record_does(PimRequestStatus status, PimActivityOutcome outcome) => Assert.Equal(outcome, Of(Request(status)).Outcome);

    [Fact]
    public void An_approval_that_is_asked_for_waits_for_a_day()
    {
        Assert.Equal(PimActivityOutcome.AwaitingDecision, Of(null, (AuditPhase.ApprovalRequested, -23, null, null)).Outcome);
        Assert.Equal(PimActivityOutcome.Unknown, Of(null, (AuditPhase.ApprovalRequested, -24, null, null)).Outcome);
        Assert.Equal(PimActivityOutcome.Unknown, Of(null, (AuditPhase.ApprovalRequested, -25, null, null)).Outcome);
    }

    [Theory]
    [InlineData(1, PimActivityOutcome.Scheduled)]
    [InlineData(0, PimActivityOutcome.InProgress)]
    [InlineData(-1, PimActivityOutcome.InProgress)]
    public void A_request_that_is_granted_waits_for_its_start(int start, PimActivityOutcome outcome) =>
        Assert.Equal(outcome, Of(Request(PimRequestStatus.Granted, Now.AddHours(start), Now.AddHours(5))).Outcome);

    [Theory]
    [InlineData(PimRequestAction.AdminExtend)]
    [InlineData(PimRequestAction.SelfDeactivate)]
    [InlineData(PimRequestAction.AdminRemove)]
    public void What_grants_nothing_is_done(PimRequestAction action)
    {
        Assert.Equal(PimActivityOutcome.Done, new KnownOutcome([(new AuditStep(AuditPhase.Completed, action, null), Record(-1))], null, Now).Outcome);
        Assert.Equal(PimActivityOutcome.Done, new KnownOutcome([(new AuditStep(AuditPhase.Approved, action, null), Record(-1))], null, Now).Outcome);
        Assert.Equal(PimActivityOutcome.Unknown, new KnownOutcome([(new AuditStep(AuditPhase.Requested, action, null), Record(-1))], null, Now).Outcome);
    }

    [Fact]
    public void A_refused_step_fails_the_whole_and_a_denial_is_none()
    {
        var refused = new PimAuditRecord("1", Now, "x") { Result = "failure", ResultReason = "No." };
        PimActivityOutcome Outcome(AuditPhase phase) => new KnownOutcome(
            [(new(AuditPhase.Requested, PimRequestAction.SelfActivate, null), Record(-2)), (new(phase, PimRequestAction.SelfActivate, null), refused)], null, Now).Outcome;

        Assert.Equal(PimActivityOutcome.Failed, Outcome(AuditPhase.Completed));
        Assert.Equal(PimActivityOutcome.Denied, Outcome(AuditPhase.Denied));
    }

    [Fact]
    public void It_begins_when_it_was_made_or_at_its_start_whichever_is_later()
    {
        Assert.Equal(Now.AddHours(-1), Of(null, (AuditPhase.Completed, -1, Now.AddHours(-2), null)).Began);
        Assert.Equal(Now.AddHours(-1), Of(null, (AuditPhase.Completed, -2, Now.AddHours(-1), null)).Began);
        Assert.Equal(Now.AddHours(-2), Of(null, (AuditPhase.Completed, -2, null, null)).Began);
        Assert.Equal(Now.AddHours(-3), Of(Request(PimRequestStatus.Provisioned)).Began);
        Assert.Equal(Now.AddHours(-1), Of(Request(PimRequestStatus.Provisioned, Now.AddHours(-1))).Began);
        Assert.Equal(Now.AddMinutes(-30), Of(Request(PimRequestStatus.Provisioned, Now.AddHours(-1), completed: Now.AddMinutes(-30))).Began);
        Assert.Equal(Now.AddHours(-2), Of(Request(PimRequestStatus.Provisioned, completed: Now.AddMinutes(-30)), (AuditPhase.Completed, -2, null, null)).Began);
        Assert.Null(Of(Request(PimRequestStatus.PendingApproval, Now.AddHours(-1))).Began);
    }

    [Fact]
    public void It_ends_when_that_is_recorded_or_else_as_it_was_to_end()
    {
        var recorded = Of(null, (AuditPhase.Completed, -5, Now.AddHours(-5), Now.AddHours(-3)), (AuditPhase.Ended, -4, null, null));
        Assert.Equal((Now.AddHours(-4), true), (recorded.Ended!.Value, recorded.IsEndRecorded));

        var planned = Of(null, (AuditPhase.Completed, -5, Now.AddHours(-5), Now.AddHours(-3)));
        Assert.Equal((Now.AddHours(-3), false), (planned.Ended!.Value, planned.IsEndRecorded));
        Assert.Null(Of(null, (AuditPhase.Completed, -5, Now.AddHours(-5), Now.AddHours(3))).Ended);
    }

    [Fact]
    public void The_times_of_the_request_come_before_those_of_its_records() => Assert.Equal(
        PimActivityOutcome.InForce, Of(Request(PimRequestStatus.Provisioned, Now.AddHours(-1), Now.AddHours(1)), (AuditPhase.Completed, -9, Now.AddHours(-9), Now.AddHours(-8))).Outcome);

    private static PimAuditRecord Record(int hour, DateTimeOffset? start = null, DateTimeOffset? end = null) => new($"{hour}", Now.AddHours(hour), "x") { Result = "success", Start = start, End = end };

    private static PimRequest Request(PimRequestStatus status, DateTimeOffset? start = null, DateTimeOffset? end = null, DateTimeOffset? completed = null) =>
        new("r", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Action = PimRequestAction.SelfActivate,
            Status = status,
            Created = Now.AddHours(-3),
            Completed = completed,
            Schedule = start is null ? null : new PimSchedule { Start = start, End = end },
        };

    private static KnownOutcome Of(PimRequest? request, params (AuditPhase Phase, int Hour, DateTimeOffset? Start, DateTimeOffset? End)[] steps) => new(
        steps.Select(one => (new AuditStep(one.Phase, PimRequestAction.SelfActivate, PimAssignmentType.Active), Record(one.Hour, one.Start, one.End))).ToList(), request, Now);
}
