using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>Each source fills in what the other does not tell, down to the moments at which something ends.</summary>
public sealed class FilledInTests
{
    private static readonly DateTimeOffset Now = Given.Now.AddDays(1);
    private static readonly AuditStep Asked = new(AuditPhase.Requested, PimRequestAction.SelfActivate, PimAssignmentType.Active);
    private static readonly AuditStep Completed = Asked with { Phase = AuditPhase.Completed };

    private readonly List<PimActivity> _found = [];

    [Fact]
    public void The_address_of_the_activity_log_fills_in_for_the_audit_log()
    {
        var operation = Record("operation", isOfActivityLog: true, ip: "192.0.2.9");

        Assert.Equal("192.0.2.9", Build(null, (Asked, operation), (Asked, Record("audit"))).IpAddress);
        Assert.Equal("192.0.2.1", Build(null, (Asked, operation), (Asked, Record("audit", ip: "192.0.2.1"))).IpAddress);
    }

    [Fact]
    public void Without_the_beginning_the_oldest_record_tells_the_role()
    {
        var row = Build(null, (Asked with { Phase = AuditPhase.Ended }, Record("2", role: "Late")), (Completed, Record("1", role: "Early")));

        Assert.Equal("Early", row.Role);
    }

    [Fact]
    public void The_first_reason_that_is_told_counts()
    {
        var row = Build(
            null,
            (Asked, Record("1", result: "success")),
            (Asked, Record("2", result: "failure", reason: "No.")),
            (Asked, Record("3", result: "failure", reason: "Never.")));

        Assert.Equal("No.", row.Reason);
    }

    [Fact]
    public void A_duration_that_was_asked_for_counts_before_the_times_that_came_of_it()
    {
        var request = Request("r", 0, PimRequestAction.SelfActivate, new PimSchedule { Start = Given.Now, Duration = TimeSpan.FromHours(2) });

        Assert.Equal(TimeSpan.FromHours(2), Build(request, (Asked, Record("1", start: Given.Now, end: Given.Now.AddHours(1)))).Duration);
        Assert.Equal(TimeSpan.FromHours(3), Build(Request("r", 0, PimRequestAction.SelfActivate, new PimSchedule { Start = Given.Now, End = Given.Now.AddHours(3) })).Duration);
    }

    [Fact]
    public void The_start_and_the_action_of_the_request_count_before_those_of_its_records()
    {
        var request = Request("r", 0, PimRequestAction.AdminRemove, new PimSchedule { Start = Now.AddHours(1) });

        Assert.Equal((PimRequestAction.AdminRemove, PimActivityOutcome.Done), (Build(request, (Completed, Record("1"))).Action, Build(request, (Completed, Record("1"))).Outcome));
        Assert.Equal(
            PimActivityOutcome.Scheduled,
            Build(Request("r", 0, PimRequestAction.SelfActivate, new PimSchedule { Start = Now.AddHours(1) }), (Completed, Record("1", start: Given.Now))).Outcome);
    }

    [Fact]
    public void What_was_extended_to_this_very_moment_has_ended()
    {
        Assert.Equal(PimActivityOutcome.Expired, Extended(Now).Outcome);
        Assert.Equal(Now, Extended(Now).Ended);
        Assert.Equal(PimActivityOutcome.InForce, Extended(Now.AddTicks(1)).Outcome);
    }

    [Fact]
    public void An_assignment_past_PIM_holds_from_its_record_on()
    {
        var row = Build(null, (new AuditStep(AuditPhase.OutsidePim, PimRequestAction.AdminAssign, PimAssignmentType.Active), Record("1")));

        Assert.Equal((Given.Now, PimActivityOutcome.InForce), (row.Began, row.Outcome));
    }

    [Fact]
    public void What_is_listed_alone_comes_the_newest_first_also_where_the_log_is_empty()
    {
        var stream = new ActivityStream([Request("old", -3), Request("new", -1), Request("middle", -2)], [], Now, _found.Add);
        stream.Complete([]);

        Assert.Equal(["new", "middle", "old"], _found.Select(row => row.RequestId));
    }

    [Fact]
    public void Requests_and_records_come_out_in_one_order_as_the_log_passes_them()
    {
        var stream = new ActivityStream([Request("listed", 40), Request("last", -90)], [], Now, _found.Add);
        stream.Add(Record("a", 60, requestId: "logged"));
        stream.Add(Record("b", 20, requestId: "next"));
        Assert.Equal(["logged", "listed"], _found.Select(row => row.RequestId));

        stream.Complete([]);
        Assert.Equal(["logged", "listed", "next", "last"], _found.Select(row => row.RequestId));
    }

    [Fact]
    public void A_record_of_a_request_that_is_listed_and_began_before_the_log_is_one_row()
    {
        var stream = new ActivityStream([Request("r", 0)], [], Now, _found.Add);
        stream.Add(Record("2", 30, requestId: "R", activity: "Add member to role completed (PIM activation)"));
        stream.Complete([]);

        Assert.Equal(["2"], Assert.Single(_found).RecordIds);
        Assert.Equal("AuditLog; Request", _found[0].Source);
    }

    private static PimActivity Extended(DateTimeOffset until)
    {
        var ends = new AssignmentEnds();
        ends.Add(
            new PimActivity("x", PimRequestAction.AdminExtend) { Kind = PimKind.EntraRole, Role = "Reader", Scope = "Sales", Principal = Given.Ada, Type = PimAssignmentType.Active, End = until },
            Given.Now.AddMinutes(30));
        var history = new RequestHistory(null);
        history.Add(new AuditStep(AuditPhase.Completed, PimRequestAction.AdminAssign, PimAssignmentType.Active), Record("1", start: Given.Now, end: Now.AddDays(9)));
        return history.Build(ends, Now);
    }

    private static PimAuditRecord Record(
        string id,
        int minutes = 0,
        string? role = "Reader",
        string? ip = null,
        string result = "success",
        string? reason = null,
        DateTimeOffset? start = null,
        DateTimeOffset? end = null,
        string? requestId = null,
        bool isOfActivityLog = false,
        string activity = "Add member to role requested (PIM activation)") => new(id, Given.Now.AddMinutes(minutes), activity)
    {
        Result = result, ResultReason = reason, RequestId = requestId, Kind = PimKind.EntraRole, Role = role, Scope = "Sales", Principal = Given.Ada, Initiator = Given.Ada,
        IpAddress = ip, Start = start, End = end, IsOfActivityLog = isOfActivityLog,
    };

    private static PimRequest Request(string id, int minutes, PimRequestAction action = PimRequestAction.SelfActivate, PimSchedule? schedule = null) =>
        new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Action = action, Status = PimRequestStatus.Provisioned, Created = Given.Now.AddMinutes(minutes), Schedule = schedule };

    private static PimActivity Build(PimRequest? request, params (AuditStep Step, PimAuditRecord Record)[] steps)
    {
        var history = new RequestHistory(request);
        steps.ToList().ForEach(one => history.Add(one.Step, one.Record));
        return history.Build(new AssignmentEnds(), Now);
    }
}
