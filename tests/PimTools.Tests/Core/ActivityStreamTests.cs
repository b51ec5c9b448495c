using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Records and requests become a row for each request, whatever is missing of either.</summary>
public sealed class ActivityStreamTests
{
    private const string Activation = "(PIM activation)";

    private readonly List<PimActivity> _found = [];
    private readonly List<PimAuditRecord> _log = [];
    private readonly List<PimAuditRecord> _operations = [];
    private readonly List<PimRequest> _requests = [];
    private readonly DateTimeOffset _now = Given.Now.AddDays(1);

    [Fact]
    public void An_approved_activation_is_one_row_with_who_asked_who_decided_and_for_how_long()
    {
        Log(0, "Add member to role requested " + Activation, "r1", Given.Ada, "Mailbox rules", 0, 120);
        Log(0, "Add member to role approval requested " + Activation, "r1", Given.Ada, "Mailbox rules");
        Log(12, "Add member to role request approved " + Activation, "r1", Given.Cleo, "Go ahead");
        Log(12, "Add member to role completed " + Activation, "r1", Given.Ada, "Mailbox rules", 12, 132);
        Log(132, "Remove member from role (PIM activation expired)", "r1", null, null);

        var row = Assert.Single(Read());

        Assert.Equal((PimRequestAction.SelfActivate, "User Administrator", Given.Ada, "Mailbox rules"), (row.Action, row.Role, row.Requestor, row.Justification));
        Assert.Equal((PimDecision.Approve, Given.Cleo, "Go ahead", TimeSpan.FromMinutes(12)), (row.Decision, row.DecidedBy, row.DecisionJustification, row.DecidedAfter));
        Assert.Equal((PimActivityOutcome.Expired, TimeSpan.FromHours(2)), (row.Outcome, row.ActualDuration));
        Assert.Equal(Given.Now, row.Requested);
    }

    [Fact]
    public void The_requestors_words_are_never_taken_for_the_approvers()
    {
        Log(0, "Add member to role requested " + Activation, "r1", Given.Ada, "Mailbox rules");
        Log(5, "Add member to role request approved " + Activation, "r1", Given.Cleo, "Mailbox rules");

        Assert.Null(Assert.Single(Read()).DecisionJustification);
    }

    [Fact]
    public void Two_records_without_a_request_are_never_one()
    {
        Log(0, "Add member to role outside of PIM (permanent)", null, Given.Cleo, null);
        Log(1, "Add member to role outside of PIM (permanent)", null, Given.Cleo, null);

        var rows = Read();

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal((true, null, PimActivityOutcome.InForce), (row.IsOutsidePim, row.RequestId, row.Outcome)));
    }

    [Fact]
    public void A_deactivation_ends_the_activation_before_it_and_no_other()
    {
        Activate(0, "r1", 60);
        Deactivate(30, "d1");
        Activate(100, "r2", 60);

        var rows = Read().ToDictionary(row => row.RequestId!);

        Assert.Equal((PimActivityOutcome.Deactivated, TimeSpan.FromMinutes(30), Given.Ada), (rows["r1"].Outcome, rows["r1"].ActualDuration, rows["r1"].EndedBy));
        Assert.Equal((PimActivityOutcome.Expired, TimeSpan.FromHours(1)), (rows["r2"].Outcome, rows["r2"].ActualDuration));
        Assert.Equal(PimActivityOutcome.Done, rows["d1"].Outcome);
    }

    [Fact]
    public void A_deactivation_elsewhere_under_the_same_name_ends_nothing_here()
    {
        Activate(0, "r1", 60, "/subscriptions/1/resourceGroups/web");
        Deactivate(30, "d1", "/subscriptions/2/resourceGroups/web");

        Assert.Equal(PimActivityOutcome.Expired, Read().Single(row => row.RequestId == "r1").Outcome);
    }

    [Fact]
    public void An_extension_moves_the_end_of_what_was_assigned()
    {
        Log(0, "Add eligible member to role in PIM requested (timebound)", "r1", Given.Cleo, "Project", 0, 60);
        Log(0, "Add eligible member to role in PIM completed (timebound)", "r1", Given.Cleo, "Project", 0, 60);
        Log(30, "Update eligible member in PIM requested (extend)", "x1", Given.Cleo, "Longer", 0, 60 * 24 * 90);
        Log(30, "Update member in PIM approved by admin (extend/renew)", "x1", Given.Cleo, "Longer", 0, 60 * 24 * 90);

        var row = Read().Single(row => row.RequestId == "r1");

        Assert.Equal((PimActivityOutcome.InForce, (DateTimeOffset?)null), (row.Outcome, row.Ended));
    }

    [Theory]
    [InlineData("Add member to role request denied " + Activation, PimActivityOutcome.Denied)]
    [InlineData("PIM activation request expired", PimActivityOutcome.TimedOut)]
    [InlineData("Add member to role canceled " + Activation, PimActivityOutcome.Canceled)]
    public void What_never_began_has_no_duration(string activity, PimActivityOutcome outcome)
    {
        Log(0, "Add member to role requested " + Activation, "r1", Given.Ada, "Try");
        Log(9, activity, "r1", Given.Cleo, "No");

        var row = Assert.Single(Read());

        Assert.Equal((outcome, null, null), (row.Outcome, row.Began, row.ActualDuration));
    }

    [Fact]
    public void A_refusal_is_failed_with_the_services_words()
    {
        _log.Add(new PimAuditRecord("1", Given.Now, "Add member to role requested " + Activation) { Result = "failure", ResultReason = "The policy refused it." });

        var row = Assert.Single(Read());

        Assert.Equal((PimActivityOutcome.Failed, "The policy refused it."), (row.Outcome, row.Reason));
    }

    [Fact]
    public void What_only_the_list_knows_comes_at_its_time_and_what_began_before_the_log_comes_last()
    {
        Log(50, "Remove member from role (PIM activation expired)", "old", null, null);
        Activate(100, "r2", 10);
        Activate(300, "r3", 10);
        _requests.Add(Request("listed", 200));
        _requests.Add(Request("r2", 100));

        Assert.Equal(["r3", "listed", "r2", "old"], Read().Select(row => row.RequestId));
        Assert.Equal(["AuditLog", "Request", "AuditLog; Request", "AuditLog"], _found.Select(row => row.Source.ToString()));
        Assert.Equal((null, PimActivityOutcome.Expired), (_found[3].Requested, _found[3].Outcome));
    }

    [Fact]
    public void Rows_come_before_the_log_is_read_to_its_end_and_nothing_is_kept_of_them()
    {
        var stream = new ActivityStream([], [], _now, _found.Add);
        for (var i = 1000; i > 0; i--)
        {
            stream.Add(Record(i * 20, "Add member to role completed " + Activation, "r" + i, Given.Ada, "x"));
            stream.Add(Record(i * 20, "Add member to role requested " + Activation, "r" + i, Given.Ada, "x"));
            Assert.InRange(_found.Count, 1000 - i - 1, 1000 - i);
        }
    }

    [Fact]
    public void Records_of_one_moment_may_come_in_any_order()
    {
        var stream = new ActivityStream([], [], _now, _found.Add);
        stream.Add(Record(0, "Add member to role requested " + Activation, "r1", Given.Ada, "x"));
        stream.Add(Record(0, "Add member to role completed " + Activation, "r1", Given.Ada, "x"));
        stream.Complete([]);

        Assert.Equal(PimActivityOutcome.InForce, Assert.Single(_found).Outcome);
    }

    private List<PimActivity> Read()
    {
        var stream = new ActivityStream(_requests, _operations, _now, _found.Add);
        _log.OrderByDescending(record => record.Time).ToList().ForEach(stream.Add);
        stream.Complete([]);
        return _found;
    }

    private void Activate(int minute, string id, int minutes, string? scope = null)
    {
        Log(minute, "Add member to role requested " + Activation, id, Given.Ada, "x", minute, minute + minutes, scope);
        Log(minute, "Add member to role completed " + Activation, id, Given.Ada, "x", minute, minute + minutes, scope);
    }

    private void Deactivate(int minute, string id, string? scope = null)
    {
        Log(minute, "Remove member from role requested (PIM deactivate)", id, Given.Ada, null, scope: scope);
        Log(minute, "Remove member from role completed (PIM deactivate)", id, Given.Ada, null, scope: scope);
    }

    private void Log(int minute, string activity, string? id, PimPrincipal? by, string? justification, int? start = null, int? end = null, string? scope = null) =>
        _log.Insert(0, Record(minute, activity, id, by, justification, start, end, scope));

    private static PimAuditRecord Record(
        int minute, string activity, string? id, PimPrincipal? by, string? justification, int? start = null, int? end = null, string? scope = null) =>
        new(Guid.NewGuid().ToString(), Given.Now.AddMinutes(minute), activity)
        {
            Result = "success",
            RequestId = id,
            Kind = PimKind.EntraRole,
            Role = Given.UserAdmin.Name,
            Scope = "web",
            ScopeId = scope,
            Principal = Given.Ada,
            Initiator = by,
            Justification = justification,
            Start = start is { } from ? Given.Now.AddMinutes(from) : null,
            End = end is { } to ? Given.Now.AddMinutes(to) : null,
        };

    private static PimRequest Request(string id, int minute) => new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
    {
        Action = PimRequestAction.SelfActivate,
        Status = PimRequestStatus.Provisioned,
        Created = Given.Now.AddMinutes(minute),
    };
}
