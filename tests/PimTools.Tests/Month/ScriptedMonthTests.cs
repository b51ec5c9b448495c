using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Emulator.Host.Month;
using PimTools.Reports;
using PimTools.Reports.Data;
using Xunit;

namespace PimTools.Tests.Month;

/// <summary>A month of forty people over three kinds: activity, anomalies, alerts, access paths and report tell what the script did, number by number.</summary>
public sealed class ScriptedMonthTests(MonthFixture month) : IClassFixture<MonthFixture>
{
    [Fact]
    public void The_month_is_as_long_as_it_should_be()
    {
        Assert.InRange(month.Ledger.Events, 3000, 4000);
        Assert.Equal(3, month.Ledger.Requests.Select(request => request.Kind).Distinct().Count());
        Assert.InRange(month.Ledger.Requests.Select(request => request.Requestor).Distinct().Count(), 38, 40);
    }

    [Fact]
    public async Task Activity_tells_each_request_with_its_people_its_times_and_its_end()
    {
        var rows = await ActivitiesAsync();

        Assert.Equal(
            month.Ledger.Requests.Select(Describe).Order(StringComparer.Ordinal),
            rows.Where(row => !row.IsOutsidePim).Select(Describe).Order(StringComparer.Ordinal));
        Assert.Equal(
            month.Ledger.OutsidePim.Select(one => $"{one.Kind} {one.Role} {one.Principal}").Order(StringComparer.Ordinal),
            rows.Where(row => row.IsOutsidePim).Select(row => $"{row.Kind} {row.Role} {row.UserPrincipalName}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_filter_gives_its_part_of_the_ledger()
    {
        var worker = MonthActions.NameOf(ScriptedMonth.Worker(7));
        var until = month.Ledger.Begin.AddDays(14);

        Assert.Equal(Ids(request => request.Principal == worker), Ids(await ActivitiesAsync(new() { Principals = [new PimIdentity(worker)] })));
        Assert.Equal(Ids(request => request.Role == "Ops-Database"), Ids(await ActivitiesAsync(new() { Roles = [new PimIdentity("Ops-Database")] })));
        Assert.Equal(Ids(request => request.Role == "Reader"), Ids(await ActivitiesAsync(new() { Kinds = [PimKind.AzureRole], Roles = [new PimIdentity("Reader")] })));
        Assert.Equal(Ids(request => request.Asked <= until), Ids(await ActivitiesAsync(new() { Until = until })));
        Assert.Equal(Ids(request => request.Asked >= until), Ids(await ActivitiesAsync(new() { Since = until })));
    }

    [Fact]
    public async Task Anomalies_are_those_that_were_made_and_no_others()
    {
        var found = new List<PimAnomaly>();
        var notices = new List<string>();
        await new PimAnomalyQuery(Anomalies.Rules.Shipped, ["breakglass@contoso.com"]) { Since = month.Ledger.Begin }
            .ListAsync(month.Emil, found.Add, error => throw error, new PimCall(CancellationToken.None, notice: notices.Add));

        Assert.Equal(
            month.Ledger.Anomalies.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal),
            found.GroupBy(one => one.RuleId).Select(same => $"{same.Key} {same.Count()}").Order(StringComparer.Ordinal));
        Assert.Empty(notices);
    }

    [Fact]
    public async Task The_alert_of_assignments_outside_of_pim_counts_them_after_a_scan()
    {
        var alert = (await AlertsAsync()).Single(one => one.Name == "RolesAssignedOutsidePim");
        await month.Dana.Alerts.RefreshAsync(alert, PimCall.None);

        alert = (await AlertsAsync()).Single(one => one.Name == "RolesAssignedOutsidePim");

        var made = month.Ledger.OutsidePim.Where(one => one.Kind == "EntraRole").Select(one => one.Principal).ToList();
        Assert.Equal(made.Order(), alert.Incidents.Select(incident => incident.UserPrincipalName!).Where(IsWorker).Order());
        Assert.Equal(alert.IncidentCount, alert.Incidents.Count);
    }

    [Fact]
    public async Task Access_paths_are_what_was_assigned_and_not_taken_away()
    {
        var paths = new List<PimAccessPath>();
        await new AccessPathQuery().ListAsync(month.Emil, paths.Add, error => throw error, PimCall.None);

        var assigned = month.Ledger.Requests.Where(request => request is { Action: "AdminAssign", Outcome: "InForce" });
        var standing = month.Ledger.OutsidePim.Select(one => $"{one.Kind} {one.Role} {one.Principal} 0");
        Assert.Equal(
            assigned.Select(request => $"{request.Kind} {request.Role} {request.Principal} {(request.IsStanding ? 0 : 1)}").Concat(standing).Order(StringComparer.Ordinal),
            paths.Where(path => IsWorker(path.UserPrincipalName)).Select(path => $"{path.Kind} {path.RoleName} {path.UserPrincipalName} {path.Steps}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_report_counts_activations_decisions_holdings_and_what_is_unused()
    {
        var options = new ReportOptions { Since = month.Ledger.Begin };
        var report = ReportBuilder.Build(await new ReportReader(month.Emil, options).ReadAsync(PimCall.None));
        ReportSection Section(string id) => report.Sections.Single(section => section.Id == id);

        var activations = month.Ledger.Requests.Where(request => request.Action == "SelfActivate").ToList();
        Assert.Equal(
            activations.GroupBy(request => (Day: request.Asked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), request.Kind)).Select(same => $"{same.Key.Day} {same.Key.Kind} {same.Count()}").Order(StringComparer.Ordinal),
            Counts(Section("activations").Summary).Order(StringComparer.Ordinal));

        var asked = activations.Where(request => request.Decision is not null || request.Outcome is "TimedOut" or "AwaitingDecision");
        Assert.Equal(
            asked.GroupBy(request => (By: request.DecidedBy ?? ActivityTable.Nobody, Word(request).Text)).Select(same => $"{same.Key.By} {same.Key.Text} {same.Count()}").Order(StringComparer.Ordinal),
            Counts(Section("approvals").Summary).Order(StringComparer.Ordinal));

        var eligible = month.Ledger.Requests.Where(request => request is { Action: "AdminAssign", Outcome: "InForce", IsStanding: false }).ToList();
        var used = activations.Where(request => request.Began is not null).Select(request => (request.Kind, request.Role, request.Principal)).ToHashSet();
        Assert.Equal(
            eligible.Select(request => $"{request.Kind} {request.Role} {request.Principal} {(used.Contains((request.Kind, request.Role, request.Principal)) ? "Used" : "Not used")}").Order(StringComparer.Ordinal),
            Rows(Section("unused"), "Kind", "Role", "UserPrincipalName", "Use").Order(StringComparer.Ordinal));
        Assert.Equal(
            month.Ledger.Requests.Where(request => request.IsStanding).Select(request => $"{request.Role} {request.Principal}").Concat(month.Ledger.OutsidePim.Select(one => $"{one.Role} {one.Principal}")).Order(StringComparer.Ordinal),
            Rows(Section("standing"), "Role", "UserPrincipalName", "Holding").Where(row => row.EndsWith(" Permanent", StringComparison.Ordinal)).Select(row => row[..^10]).Order(StringComparer.Ordinal));
    }

    private static (string Text, bool IsOpen) Word(MonthRequest request) => (request.Decision, request.Outcome) switch
    {
        ("Approve", _) => (ActivityTable.Approved, false),
        ("Deny", _) => (ActivityTable.Denied, false),
        (_, "TimedOut") => (ActivityTable.TimedOut, false),
        _ => (ActivityTable.Waiting, true),
    };

    private static IEnumerable<string> Counts(ReportSummary summary) => summary.Lines.SelectMany(line =>
        line.Counts.Select((count, at) => (count, summary.Categories[at])).Where(one => one.count > 0).Select(one => $"{line.Key} {one.Item2} {one.count}"));

    // A group's role is written with its access there.
    private static IEnumerable<string> Rows(ReportSection section, params string[] columns) => section.Rows
        .Where(row => IsWorker(row[section.Table.IndexOf("UserPrincipalName")] as string))
        .Select(row => string.Join(" ", columns.Select(column => row[section.Table.IndexOf(column)]?.ToString()?.Replace(" (Member)", string.Empty, StringComparison.Ordinal))));

    private static bool IsWorker(string? name) => name?.StartsWith("user0", StringComparison.Ordinal) == true;

    private static string Describe(MonthRequest request) => string.Join(
        " | ",
        request.Id,
        request.Kind,
        request.Action,
        request.Role,
        request.Principal,
        request.Requestor,
        request.Asked.ToString("o", CultureInfo.InvariantCulture),
        request.Outcome,
        request.Began?.ToString("o", CultureInfo.InvariantCulture),
        request.Ended?.ToString("o", CultureInfo.InvariantCulture),
        request.Decision,
        request.DecidedBy,
        request.DecidedAfter);

    // What was refused has an id in the log that nobody was told.
    private static string Describe(PimActivity row) => string.Join(
        " | ",
        row.Outcome == PimActivityOutcome.Failed ? null : row.RequestId,
        row.Kind,
        row.Action,
        row.Role,
        row.UserPrincipalName,
        row.Requestor?.UserPrincipalName,
        row.Requested?.ToString("o", CultureInfo.InvariantCulture),
        row.Outcome,
        row.Began?.ToString("o", CultureInfo.InvariantCulture),
        row.Ended?.ToString("o", CultureInfo.InvariantCulture),
        row.Decision,
        row.DecidedBy?.UserPrincipalName,
        row.DecidedAfter);

    private List<string> Ids(Func<MonthRequest, bool> fits) => [.. month.Ledger.Requests.Where(request => request.Id is not null && fits(request)).Select(request => request.Id!).Order(StringComparer.Ordinal)];

    private static List<string> Ids(IEnumerable<PimActivity> rows) =>
        [.. rows.Where(row => row is { IsOutsidePim: false, Outcome: not PimActivityOutcome.Failed }).Select(row => row.RequestId!).Order(StringComparer.Ordinal)];

    private async Task<List<PimActivity>> ActivitiesAsync(PimActivityQuery? asked = null)
    {
        var query = new PimActivityQuery
        {
            Kinds = asked?.Kinds ?? [PimKind.EntraRole, PimKind.Group, PimKind.AzureRole],
            Since = asked?.Since ?? month.Ledger.Begin,
            Until = asked?.Until,
            Roles = asked?.Roles ?? [],
            Principals = asked?.Principals ?? [],
            NeedsLog = true,
        };
        var rows = new List<PimActivity>();
        await query.ListAsync(month.Emil, rows.Add, error => throw error, PimCall.None);
        return rows;
    }

    private async Task<List<PimAlert>> AlertsAsync()
    {
        var alerts = new List<PimAlert>();
        await month.Dana.Alerts.ListAsync(PimScope.Directory, alerts.Add, PimCall.None);
        return alerts;
    }
}
