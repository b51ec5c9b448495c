using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Reports;
using PimTools.Reports.Data;
using Xunit;

namespace PimTools.Tests.Core.Reports;

/// <summary>Rows of a report are in words that tell them apart, and its sections show the most pressing of them first.</summary>
public sealed class ReportTableTests
{
    private readonly ReportEvidence _evidence = new() { Since = Given.Now.AddDays(-2), Now = Given.Now };

    [Theory]
    [InlineData(PimAssignmentType.Eligible, PimAssignmentState.Eligible, false, "Eligible")]
    [InlineData(PimAssignmentType.Eligible, PimAssignmentState.Eligible, true, "Eligible")]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Activated, true, "Activated")]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, true, "Temporary")]
    [InlineData(PimAssignmentType.Active, PimAssignmentState.Active, false, "Permanent")]
    public void An_assignment_is_held_in_one_of_four_ways(PimAssignmentType type, PimAssignmentState state, bool ends, string holding)
    {
        _evidence.Assignments.Add(new("id", type, Given.UserAdmin, Given.Sales, Given.Cleo) { State = state, End = ends ? Given.Now.AddDays(1) : null });

        Assert.Equal(holding, Cell("assignments", "Holding"));
    }

    [Theory]
    [InlineData(14.0, "8 to 14 days")]
    [InlineData(14.01, "15 to 30 days")]
    [InlineData(30.01, "31 to 90 days")]
    [InlineData(90.0, "31 to 90 days")]
    [InlineData(90.01, "Later")]
    [InlineData(-1.0, "Within 7 days")]
    [InlineData(null, null)]
    public void An_end_is_told_by_the_time_that_is_left_until_it(double? days, string? within)
    {
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin, end: days is { } left ? Given.Now.AddDays(left) : null));

        Assert.Equal(within, Cell("assignments", "EndsWithin"));
    }

    [Fact]
    public void The_last_activation_is_the_latest_of_all_and_only_of_what_is_eligible()
    {
        _evidence.Assignments.AddRange([Given.Eligible(Given.UserAdmin), Given.Activated(Given.UserAdmin)]);
        _evidence.Activities.AddRange([Activation(-1), Activation(-3), Activation(-2)]);

        var rows = Table("assignments");

        Assert.Equal([Given.Now.AddHours(-1), null], Column(rows, "LastActivation"));
        Assert.Equal(["Used", null], Column(rows, "Use"));
    }

    [Theory]
    [InlineData(PimKind.EntraRole, null, "fe930be7-5e62-47db-91af-98c3a49a38b1", null, "Used")]
    [InlineData(PimKind.EntraRole, null, null, "user administrator", "Used")]
    [InlineData(PimKind.EntraRole, null, "other", "Other", "Not used")]
    [InlineData(PimKind.Group, null, "fe930be7-5e62-47db-91af-98c3a49a38b1", null, "Not used")]
    [InlineData(PimKind.EntraRole, PimAccess.Owner, "fe930be7-5e62-47db-91af-98c3a49a38b1", null, "Not used")]
    public void An_activation_is_of_the_role_with_that_kind_and_access_and_that_id_or_name(PimKind kind, PimAccess? access, string? id, string? name, string use)
    {
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin));
        _evidence.Activities.Add(new("r", PimRequestAction.SelfActivate) { Kind = kind, Access = access, RoleId = id, Role = name, Principal = Given.Ada, Began = Given.Now });

        Assert.Equal(use, Cell("assignments", "Use"));
    }

    [Fact]
    public void What_an_owner_holds_is_told_so()
    {
        _evidence.Activities.AddRange([
            new("r1", PimRequestAction.SelfActivate) { Role = "Ops", Access = PimAccess.Owner, Kind = PimKind.Group },
            new("r2", PimRequestAction.SelfActivate) { Role = "Ops", Access = PimAccess.Member }]);
        _evidence.Findings.AddRange([new("B", "1", PimFindingResult.Fail) { RoleName = "Ops", Access = PimAccess.Owner }, new("B", "2", PimFindingResult.Fail) { RoleName = "Ops", Access = PimAccess.Member }]);

        Assert.Equal(["Ops (owner)", "Ops"], Column(Table("activities"), "Role"));
        Assert.Equal(["Ops (owner)", "Ops"], Column(Table("findings"), "Role"));
        Assert.Equal(["Group", "Unknown"], Column(Table("activities"), "Kind"));
    }

    [Fact]
    public void A_request_is_decided_or_waits_or_needs_nobody()
    {
        _evidence.Activities.AddRange([
            Decided(PimDecision.Approve, Given.Cleo), Decided(PimDecision.Deny, new("t", PimPrincipalType.Group, "Team")), Decided(null, null, PimActivityOutcome.TimedOut),
            Decided(null, null, PimActivityOutcome.AwaitingDecision), Decided(null, Given.Cleo, PimActivityOutcome.InForce)]);

        Assert.Equal(["Approved", "Denied", "Timed out", "Waiting", null], Column(Table("activities"), "Decision"));
        Assert.Equal(["cleo@contoso.com", "Team", "(nobody)", "(nobody)", null], Column(Table("activities"), "DecidedBy"));
    }

    [Theory]
    [InlineData(true, true, "Active")]
    [InlineData(true, false, "Active")]
    [InlineData(false, false, "Switched off")]
    [InlineData(null, false, "Switched off")]
    [InlineData(false, true, "Not active")]
    [InlineData(false, null, "Not active")]
    [InlineData(null, true, "Unknown")]
    [InlineData(null, null, "Unknown")]
    public void An_alert_is_active_or_off_or_quiet_or_nobody_knows(bool? isActive, bool? isEnabled, string state)
    {
        _evidence.Alerts.Add(new("1", "A", PimScope.Directory) { IsActive = isActive, IsEnabled = isEnabled });

        Assert.Equal(state, Cell("alerts", "State"));
    }

    [Fact]
    public void The_kinds_of_activations_have_one_that_is_not_known_only_where_there_is_such_a_one()
    {
        _evidence.Activities.Add(Activation(-1));
        Assert.Equal(["EntraRole", "Group", "AzureRole"], Section("activations").Summary.Categories);

        _evidence.Activities.Add(new("r", PimRequestAction.SelfActivate));
        Assert.Equal(["EntraRole", "Group", "AzureRole", "Unknown"], Section("activations").Summary.Categories);
        Assert.Equal(["2026-02-28", "2026-03-01", "2026-03-02", "Unknown"], Section("activations").Summary.Lines.Select(line => line.Key));
    }

    [Fact]
    public void What_is_latest_comes_first_and_else_what_the_names_begin_with()
    {
        var sorts = ReportBuilder.Build(_evidence).Sections.ToDictionary(section => section.Id, section => section.Sort);

        Assert.Equal([("Requested", true), ("Requested", true), ("Time", true)], new[] { "activations", "approvals", "anomalies" }.Select(id => sorts[id]));
        Assert.All(sorts.Where(one => one.Key is not ("activations" or "approvals" or "anomalies")), one => Assert.False(one.Value.IsDescending, one.Key));
    }

    [Fact]
    public void What_ends_within_two_weeks_and_does_not_end_by_itself_is_counted()
    {
        foreach (var days in new[] { 3, 10, 20 })
        {
            _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin, end: Given.Now.AddDays(days)));
        }

        _evidence.Assignments.Add(new("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Activated, End = Given.Now.AddHours(1) });

        Assert.Equal(2, Assert.Single(Section("ending").Figures).Value);
    }

    [Fact]
    public void The_title_names_what_the_report_was_narrowed_to()
    {
        Assert.Equal("Privileged access", ReportBuilder.Build(_evidence).Title);
        Assert.Equal("Privileged access: Ada, Reader", ReportBuilder.Build(new ReportEvidence { Subjects = ["Ada", "Reader"] }).Title);
    }

    [Fact]
    public void Lines_without_an_order_of_their_own_come_by_number_and_then_by_name()
    {
        var table = ReportTable.Of<string>("t", ["b", "c", "c", "a"], new ReportField<string>("A", ReportCellType.Text, text => text));
        var summary = ReportSummary.Count(table, [], "A", "A", ["a"], null, new ReportField<IReadOnlyList<object?[]>>("Rows", ReportCellType.Number, rows => (long)rows.Count));

        Assert.Equal(["c", "a", "b"], summary.Lines.Select(line => line.Key));
        Assert.Equal([2L, 1L, 1L], summary.Lines.Select(line => line.Details[0]));
        Assert.Equal(
            [null, 1L],
            ReportSummary.Count(table, [], "A", "A", [], ["x", "a"], new ReportField<IReadOnlyList<object?[]>>("Rows", ReportCellType.Number, rows => (long)rows.Count)).Lines.Select(line => line.Details[0]));
        Assert.Equal("The table t has no column B. (Parameter 'column')", Assert.Throws<ArgumentException>(() => table.IndexOf("B")).Message);
    }

    [Theory]
    [InlineData(PimKind.EntraRole, "global administrator", true)]
    [InlineData(PimKind.EntraRole, "Owner", false)]
    [InlineData(PimKind.AzureRole, "Owner", true)]
    [InlineData(PimKind.AzureRole, "Global Administrator", false)]
    [InlineData(PimKind.Group, "Owner", false)]
    public void A_role_is_powerful_by_its_name_within_its_kind(PimKind kind, string name, bool isPowerful) => Assert.Equal(isPowerful, PowerfulRoles.Contains(new(kind, "id", name)));

    private static PimActivity Activation(int hours) => new("r", PimRequestAction.SelfActivate)
    {
        Kind = PimKind.EntraRole, Role = Given.UserAdmin.Name, RoleId = Given.UserAdmin.Id, Principal = Given.Ada, Requested = Given.Now.AddHours(hours), Began = Given.Now.AddHours(hours),
    };

    private static PimActivity Decided(PimDecision? decision, PimPrincipal? by, PimActivityOutcome outcome = PimActivityOutcome.Expired) =>
        new("r", PimRequestAction.SelfActivate) { Decision = decision, DecidedBy = by, Outcome = outcome };

    private ReportSection Section(string id) => ReportBuilder.Build(_evidence).Sections.Single(section => section.Id == id);

    private ReportTable Table(string id) => ReportBuilder.Build(_evidence).Tables.Single(table => table.Id == id);

    private object? Cell(string table, string column) => Assert.Single(Column(Table(table), column));

    private static IEnumerable<object?> Column(ReportTable table, string column) => table.Rows.Select(row => row[table.IndexOf(column)]);
}
