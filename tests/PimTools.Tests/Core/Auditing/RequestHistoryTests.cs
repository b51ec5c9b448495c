using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Auditing;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>A row out of the request and its records: the request says its own exactly, the log has what the request has not, and each fills in for the other.</summary>
public sealed class RequestHistoryTests
{
    private static readonly DateTimeOffset Now = Given.Now.AddDays(1);
    private static readonly AuditStep Asked = new(AuditPhase.Requested, PimRequestAction.SelfActivate, PimAssignmentType.Active);
    private static readonly PimRole Role = new(PimKind.Group, "request-role", "Request role") { Access = PimAccess.Member };

    [Fact]
    public void What_both_tell_is_told_by_the_request_but_for_whom_it_was_about_and_who_asked()
    {
        var row = Build(FullRequest(), (Asked, FullRecord()));

        Assert.Equal(("request", Given.Now.AddMinutes(1), PimAssignmentType.Eligible, PimKind.Group, "Request role", "request-role"), (row.RequestId, row.Requested!.Value, row.Type!.Value, row.Kind!.Value, row.Role, row.RoleId));
        Assert.Equal((PimAccess.Member, "Sales", Given.Sales.Id, "Request words", "Request ticket", "Request system"), (row.Access!.Value, row.Scope, row.ScopeId, row.Justification, row.TicketNumber, row.TicketSystem));
        Assert.Equal((Given.Now.AddHours(1), Given.Now.AddHours(3), TimeSpan.FromHours(2)), (row.Start!.Value, row.End!.Value, row.Duration!.Value));
        Assert.Equal((Given.Cleo, Given.Cleo, "192.0.2.1"), (row.Principal, row.Requestor, row.IpAddress));
        Assert.Equal(("AuditLog; Request", true), (row.Source, row.IsInAuditLog));
    }

    [Fact]
    public void Without_a_request_the_record_tells_all()
    {
        var row = Build(null, (Asked, FullRecord()));

        Assert.Equal(("record", Given.Now, PimAssignmentType.Active, PimKind.AzureRole, "Record role", "record-role"), (row.RequestId, row.Requested!.Value, row.Type!.Value, row.Kind!.Value, row.Role, row.RoleId));
        Assert.Equal((PimAccess.Owner, "Record scope", "record-scope", "Record words", "Record ticket", "Record system"), (row.Access!.Value, row.Scope, row.ScopeId, row.Justification, row.TicketNumber, row.TicketSystem));
        Assert.Equal((Given.Now.AddHours(5), Given.Now.AddHours(9), TimeSpan.FromHours(4)), (row.Start!.Value, row.End!.Value, row.Duration!.Value));
        Assert.Equal("AuditLog", row.Source);
    }

    [Fact]
    public void Without_a_record_the_request_tells_all()
    {
        var row = Build(FullRequest());

        Assert.Equal(("request", Given.Ada, Given.Ada, "Request"), (row.RequestId, row.Principal, row.Requestor, row.Source));
        Assert.Equal((null, false, false), (row.IpAddress, row.IsInAuditLog, row.IsRecordedAsPermanent));
    }

    [Fact]
    public void What_the_request_has_not_is_taken_from_the_record()
    {
        var bare = new PimRequest("request", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Created = Given.Now };

        var row = Build(bare, (Asked, FullRecord()));

        Assert.Equal(("Record words", "Record ticket", "Record system"), (row.Justification, row.TicketNumber, row.TicketSystem));
        Assert.Equal((Given.Now.AddHours(5), Given.Now.AddHours(9), TimeSpan.FromHours(4)), (row.Start!.Value, row.End!.Value, row.Duration!.Value));
    }

    [Fact]
    public void The_audit_log_has_names_and_the_activity_log_the_second_factor_and_an_address()
    {
        var operation = new PimAuditRecord("operation", Given.Now.AddSeconds(1), "write") { IsOfActivityLog = true, IsMfaUsed = true, IpAddress = "192.0.2.9", Role = "guid" };

        var both = Build(null, (Asked, operation), (Asked, FullRecord()));
        Assert.Equal(("Record role", "192.0.2.1", true, "AuditLog; ActivityLog"), (both.Role, both.IpAddress, both.IsMfaUsed, both.Source));

        var alone = Build(null, (Asked, operation));
        Assert.Equal(("guid", "192.0.2.9", true, "ActivityLog", false), (alone.Role, alone.IpAddress, alone.IsMfaUsed, alone.Source, alone.IsInAuditLog));
    }

    [Theory]
    [InlineData(PimRequestAction.AdminExtend, true, PimRequestAction.SelfExtend)]
    [InlineData(PimRequestAction.AdminExtend, false, PimRequestAction.AdminExtend)]
    [InlineData(PimRequestAction.AdminRenew, true, PimRequestAction.SelfRenew)]
    [InlineData(PimRequestAction.AdminRenew, false, PimRequestAction.AdminRenew)]
    [InlineData(PimRequestAction.AdminAssign, true, PimRequestAction.AdminAssign)]
    public void Whoever_extends_what_is_their_own_did_it_themselves(PimRequestAction action, bool isOwn, PimRequestAction expected) =>
        Assert.Equal(expected, Build(null, (Asked with { Action = action }, new PimAuditRecord("1", Given.Now, "x") { Result = "success", Principal = Given.Ada, Initiator = isOwn ? Given.Ada : Given.Cleo })).Action);

    [Fact]
    public void A_denial_counts_more_than_an_approval_before_it_and_nobody_decides_about_their_own()
    {
        (AuditStep, PimAuditRecord) By(AuditPhase phase, PimPrincipal? who, string? words = null) =>
            (Asked with { Phase = phase }, new PimAuditRecord($"{phase}", Given.Now.AddMinutes(5), "x") { Result = "success", Initiator = who, Justification = words });
        var asked = (Asked, FullRecord(by: Given.Ada));

        var denied = Build(null, asked, By(AuditPhase.Approved, Given.Cleo, "Yes"), By(AuditPhase.Denied, Given.Cleo, "No"));
        Assert.Equal((PimDecision.Deny, Given.Cleo, "No", Given.Now.AddMinutes(5)), (denied.Decision!.Value, denied.DecidedBy, denied.DecisionJustification, denied.Decided!.Value));
        var approved = Build(null, asked, By(AuditPhase.Approved, Given.Cleo, "Yes"));
        Assert.Equal((PimDecision.Approve, "Yes"), (approved.Decision!.Value, approved.DecisionJustification));
        Assert.Null(Build(null, asked, By(AuditPhase.Approved, Given.Ada)).Decision);
        Assert.Null(Build(FullRequest(), asked, By(AuditPhase.Approved, Given.Cleo, "Request words")).DecisionJustification);
    }

    [Theory]
    [InlineData(PimRequestStatus.Denied, PimDecision.Deny)]
    [InlineData(PimRequestStatus.AdminDenied, PimDecision.Deny)]
    [InlineData(PimRequestStatus.Provisioned, PimDecision.Approve)]
    public void A_decision_that_only_the_request_has_is_the_requests(PimRequestStatus status, PimDecision decision)
    {
        var row = Build(FullRequest(status).WithDecision(Given.Cleo, "Words", Given.Now.AddMinutes(2)));

        Assert.Equal((decision, Given.Cleo, "Words", Given.Now.AddMinutes(2)), (row.Decision!.Value, row.DecidedBy, row.DecisionJustification, row.Decided!.Value));
        Assert.Null(Build(FullRequest(status)).Decision);
    }

    [Fact]
    public void A_decision_is_looked_up_where_the_log_has_none_and_the_request_lacks_it()
    {
        static PimRequest? Undecided(PimRequest request, params (AuditStep Step, PimAuditRecord Record)[] steps) => History(request, steps).Undecided;
        var decided = new PimRequest("r", PimAssignmentType.Active, Role, Given.Sales, Given.Ada) { Status = PimRequestStatus.Provisioned, ApprovalId = "a" };
        var plain = new PimRequest("r", PimAssignmentType.Active, Role, Given.Sales, Given.Ada) { Status = PimRequestStatus.Provisioned };

        Assert.Same(decided, Undecided(decided));
        Assert.Null(Undecided(plain));
        Assert.Null(Undecided(decided, (Asked, FullRecord())));
        Assert.Same(decided, Undecided(decided, (Asked, new PimAuditRecord("1", Given.Now, "x") { IsOfActivityLog = true })));
    }

    [Fact]
    public void A_reason_is_told_of_what_failed_alone()
    {
        var refused = new PimAuditRecord("1", Given.Now, "x") { Result = "failure", ResultReason = "No." };
        var fine = new PimAuditRecord("0", Given.Now, "x") { Result = "success" };

        Assert.Equal((PimActivityOutcome.Failed, "No."), (Build(null, (Asked, fine), (Asked, refused)).Outcome, Build(null, (Asked, fine), (Asked, refused)).Reason));
        Assert.Null(Build(null, (Asked with { Phase = AuditPhase.Denied }, refused)).Reason);
    }

    [Theory]
    [InlineData("Permanent assignment", true)]
    [InlineData("Add member (permanent)", true)]
    [InlineData("Add member (timebound)", false)]
    public void A_record_that_says_permanent_marks_the_row(string activity, bool isPermanent) =>
        Assert.Equal(isPermanent, Build(null, (Asked, new PimAuditRecord("1", Given.Now, activity))).IsRecordedAsPermanent);

    private static PimAuditRecord FullRecord(PimPrincipal? by = null) => new("1", Given.Now, "Add member")
    {
        Result = "success",
        RequestId = "record",
        Kind = PimKind.AzureRole,
        Role = "Record role",
        RoleId = "record-role",
        Access = PimAccess.Owner,
        Scope = "Record scope",
        ScopeId = "record-scope",
        Principal = by ?? Given.Cleo,
        Initiator = by ?? Given.Cleo,
        IpAddress = "192.0.2.1",
        Justification = "Record words",
        TicketNumber = "Record ticket",
        TicketSystem = "Record system",
        Start = Given.Now.AddHours(5),
        End = Given.Now.AddHours(9),
    };

    private static PimRequest FullRequest(PimRequestStatus status = PimRequestStatus.Provisioned) => new("request", PimAssignmentType.Eligible, Role, Given.Sales, Given.Ada)
    {
        Action = PimRequestAction.SelfActivate,
        Status = status,
        CreatedBy = Given.Ada,
        Created = Given.Now.AddMinutes(1),
        Justification = "Request words",
        Ticket = new PimTicket("Request ticket", "Request system"),
        Schedule = new PimSchedule { Start = Given.Now.AddHours(1), Duration = TimeSpan.FromHours(2) },
    };

    private static RequestHistory History(PimRequest? request, params (AuditStep Step, PimAuditRecord Record)[] steps)
    {
        var history = new RequestHistory(request);
        steps.ToList().ForEach(one => history.Add(one.Step, one.Record));
        return history;
    }

    private static PimActivity Build(PimRequest? request, params (AuditStep Step, PimAuditRecord Record)[] steps) => History(request, steps).Build(new AssignmentEnds(), Now);
}
