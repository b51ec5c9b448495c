using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Anomalies;
using PimTools.Reports;
using PimTools.Tests.Compliance;
using Xunit;
using AnomalyRules = PimTools.Tests.Anomalies.Rules;

namespace PimTools.Tests.Core.Reports;

/// <summary>A report of one role or person has what concerns them, also of the log, of the findings and of the changes.</summary>
public sealed class NarrowedReportTests
{
    private static readonly DateTimeOffset Since = Given.Now.AddDays(-7);
    private static readonly AnomalyRule Changed = AnomalyRules.One("{ id: Set, title: Set, of: changes, where: { Activity: 'Update role setting*' } }");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public NarrowedReportTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
    }

    [Fact]
    public async Task The_log_is_read_as_far_back_as_what_is_usual_shows_and_further_for_whoever_asks_further()
    {
        await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Since });
        await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Given.Now.AddDays(-60) });

        Assert.Equal([Given.Now - PimAnomalyQuery.History, Given.Now.AddDays(-60)], _client.Filters.OfType<PimAuditFilter>().Select(filter => filter.Since));
    }

    [Fact]
    public async Task Changes_count_for_their_role_and_kind_and_since_the_time()
    {
        Change("user", PimKind.EntraRole, Given.UserAdmin);
        Change("exchange", PimKind.EntraRole, Given.ExchangeAdmin);
        Change("group", PimKind.Group, Given.UserAdmin);
        Change("old", PimKind.EntraRole, Given.UserAdmin, Since.AddTicks(-1));
        Change("request", PimKind.EntraRole, Given.UserAdmin, activity: "Add member to role completed (PIM activation)");

        Assert.Equal(["exchange", "user"], await AnomaliesAsync(new() { Kinds = [PimKind.EntraRole], Since = Since, AnomalyRules = [Changed] }));
        Assert.Equal(["user"], await AnomaliesAsync(new() { Kinds = [PimKind.EntraRole], Since = Since, AnomalyRules = [Changed], Roles = [new("User Administrator")] }));
        Assert.Empty(await AnomaliesAsync(new() { Kinds = [PimKind.EntraRole], Since = Since, AnomalyRules = [Changed], Principals = [new("ada@contoso.com")] }));
    }

    [Theory]
    [InlineData(31, 1)]
    [InlineData(30, 0)]
    [InlineData(7, 0)]
    public async Task What_was_asked_for_before_the_log_begins_belongs_to_a_report_that_begins_before_it(int days, int activities)
    {
        _client.AuditRecords.Add(new PimAuditRecord("1", Given.Now.AddHours(-1), "Remove member from role (PIM activation expired)") { RequestId = "old", Result = "success", Kind = PimKind.EntraRole });

        Assert.Equal(activities, (await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Given.Now.AddDays(-days) })).Activities.Count);
    }

    [Fact]
    public async Task Subjects_are_the_roles_and_then_the_people()
    {
        var evidence = await ReadAsync(new() { Kinds = [PimKind.EntraRole], Roles = [new("User Administrator")], Principals = [new("ada@contoso.com")] });

        Assert.Equal(["User Administrator", "ada@contoso.com"], evidence.Subjects);
    }

    [Fact]
    public async Task Findings_are_those_of_the_baseline_and_narrowed_those_about_the_role()
    {
        var baseline = Baselines.Load(
            "version: 1\nname: Mine\nrules:\n  - { id: R1, title: Short, severity: High, of: settings, require: { MaximumActivationDuration: { atMost: 4h } } }\n", out var problems);
        Assert.Empty(problems);
        foreach (var role in new[] { Given.UserAdmin, Given.ExchangeAdmin })
        {
            _client.Settings.Add(new("p" + role.Name, role, PimScope.Directory, RuleSet.Usual()));
        }

        var whole = await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Since, Baselines = [baseline!] });
        Assert.Equal(["Exchange Administrator", "User Administrator"], whole.Findings.Select(one => one.RoleName).Order(StringComparer.Ordinal));
        Assert.Equal(["Mine"], whole.Baselines);

        var narrowed = await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Since, Baselines = [baseline!], Roles = [new("User Administrator")] });
        Assert.Equal(["User Administrator"], narrowed.Findings.Select(one => one.RoleName));
        Assert.Empty((await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Since, Baselines = [baseline!], Principals = [new("ada@contoso.com")] })).Findings);
    }

    [Fact]
    public async Task The_whole_tenant_tells_the_ways_to_the_most_powerful_roles_alone()
    {
        var global = Given.Role("62e90394-69f5-4237-9190-012177145e10", "Global Administrator");
        _client.Assignments.AddRange([Given.Eligible(global), Given.Eligible(Given.UserAdmin)]);

        Assert.Equal(["Global Administrator"], (await ReadAsync(new() { Kinds = [PimKind.EntraRole], Since = Since })).AccessPaths.Select(one => one.Role.Name));
    }

    [Theory]
    [InlineData(true, "EntraRole Group AzureRole")]
    [InlineData(false, "EntraRole AzureRole")]
    public async Task Alerts_are_asked_of_the_kinds_that_have_them(bool isAll, string kinds)
    {
        _client.Alerts.All.Add(new("1", "A", PimScope.Directory));
        PimKind[] asked = isAll ? [PimKind.EntraRole, PimKind.Group, PimKind.AzureRole] : [PimKind.EntraRole, PimKind.AzureRole];

        var evidence = await ReadAsync(new() { Kinds = asked, Since = Since });

        Assert.Equal(kinds, string.Join(' ', asked));
        Assert.Single(evidence.Alerts);
        Assert.True(evidence.IsWhole(ReportPart.Alerts), string.Join(' ', evidence.Notices(ReportPart.Alerts)));
    }

    private void Change(string id, PimKind kind, PimRole role, DateTimeOffset? time = null, string activity = "Update role setting in PIM") =>
        _client.AuditRecords.Add(new PimAuditRecord(id, time ?? Given.Now.AddHours(-1), activity) { Kind = kind, Role = role.Name, RoleId = role.Id, Initiator = Given.Cleo, Result = "success" });

    private async Task<IEnumerable<string>> AnomaliesAsync(ReportOptions options) =>
        (await ReadAsync(options)).Anomalies.SelectMany(one => one.RecordIds).Order(StringComparer.Ordinal);

    private Task<ReportEvidence> ReadAsync(ReportOptions options) => new ReportReader(_client, options).ReadAsync(PimCall.None);
}
