using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Anomalies;
using PimTools.Reports;
using Xunit;

namespace PimTools.Tests.Core.Reports;

/// <summary>Tests what a report is made of: each part for the roles and people that were asked for, and what could not be read is a gap that is told.</summary>
public sealed class ReportReaderTests
{
    private static readonly DateTimeOffset Since = Given.Now.AddDays(-7);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _notices = [];

    public ReportReaderTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin), Given.Eligible(Given.ExchangeAdmin, principal: Given.Cleo)]);
        _client.Requests.AddRange([Request("old", Since.AddTicks(-1)), Request("new", Since)]);
        _client.Alerts.All.AddRange([
            new("1", "StaleAlert", PimScope.Directory) { Incidents = [new("i") { RoleId = Given.UserAdmin.Id, Role = Given.UserAdmin.Name, PrincipalId = Given.Ada.Id, Principal = "Ada Ahlberg" }] },
            new("2", "OtherAlert", PimScope.Directory) { Incidents = [new("j") { RoleId = Given.ExchangeAdmin.Id, Role = Given.ExchangeAdmin.Name, PrincipalId = Given.Cleo.Id, Principal = "Cleo Costa" }] },
            new("3", "EmptyAlert", PimScope.Directory)]);
    }

    [Fact]
    public async Task A_report_of_the_tenant_has_all_of_it_since_the_time()
    {
        var evidence = await ReadAsync(null);

        Assert.Equal(("tenant", "Ada Ahlberg", Given.Now, Since), (evidence.TenantId, evidence.Account, evidence.Now, evidence.Since));
        Assert.Equal(2, evidence.Assignments.Count);
        Assert.Equal(["new"], evidence.Activities.Select(one => one.RequestId));
        Assert.Equal(["1", "2", "3"], evidence.Alerts.Select(one => one.Id));
        Assert.Empty(evidence.Subjects);
        Assert.All(Enum.GetValues<ReportPart>(), part => Assert.True(evidence.IsWhole(part), $"{part}: {string.Join(", ", evidence.Notices(part))}"));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task A_report_of_a_role_has_what_concerns_it()
    {
        var evidence = await ReadAsync(null, roles: ["User Administrator"]);

        Assert.Equal(["User Administrator"], evidence.Subjects);
        Assert.Equal(["User Administrator"], evidence.Assignments.Select(one => one.RoleName));
        Assert.Equal(["1"], evidence.Alerts.Select(one => one.Id));
        Assert.Equal(["User Administrator"], evidence.AccessPaths.Select(one => one.Role.Name));
    }

    [Fact]
    public async Task A_report_of_a_person_has_what_concerns_them()
    {
        var evidence = await ReadAsync(null, people: ["cleo@contoso.com"]);

        Assert.Equal(["Exchange Administrator"], evidence.Assignments.Select(one => one.RoleName));
        Assert.Equal(["2"], evidence.Alerts.Select(one => one.Id));
        Assert.Equal(["Exchange Administrator"], evidence.AccessPaths.Select(one => one.Role.Name));
    }

    [Fact]
    public async Task A_name_that_means_nothing_is_an_error() => Assert.Equal(
        PimErrorCode.RoleNotFound, (await Assert.ThrowsAsync<PimException>(() => ReadAsync(null, roles: ["Nothing"]))).Code);

    [Fact]
    public async Task Alerts_that_may_not_be_read_are_a_gap_of_that_part_alone()
    {
        _client.Alerts.Refused["/"] = new PimException(PimErrorCode.PermissionMissing, "No.") { Status = 403 };

        var evidence = await ReadAsync(null);

        Assert.False(evidence.IsWhole(ReportPart.Alerts));
        Assert.Equal(["The alerts of Directory could not be read. No."], evidence.Notices(ReportPart.Alerts));
        Assert.Equal(evidence.Notices(ReportPart.Alerts), _notices);
        Assert.True(evidence.IsWhole(ReportPart.Assignments) && evidence.IsWhole(ReportPart.Activities));
    }

    [Fact]
    public async Task Assignments_that_may_not_be_read_are_a_gap_of_the_ways_as_well()
    {
        _client.BeforeList = filter => _ = filter is PimAssignmentFilter ? throw new PimException(PimErrorCode.PermissionMissing, "No.") { Status = 403 } : 0;

        var evidence = await ReadAsync(null);

        Assert.Equal((false, false, true), (evidence.IsWhole(ReportPart.Assignments), evidence.IsWhole(ReportPart.AccessPaths), evidence.IsWhole(ReportPart.Alerts)));
    }

    [Fact]
    public async Task A_log_that_may_not_be_read_is_a_gap_of_what_is_found_in_it_as_well()
    {
        _client.BeforeList = filter => _ = filter is PimAuditFilter ? throw new PimException(PimErrorCode.PermissionMissing, "No.") { Status = 403 } : 0;

        var evidence = await ReadAsync(PimTools.Tests.Anomalies.Rules.Shipped);

        Assert.Equal(evidence.IsWhole(ReportPart.Activities), evidence.IsWhole(ReportPart.Anomalies));
        Assert.NotEmpty(evidence.Notices(ReportPart.Anomalies));
    }

    [Fact]
    public async Task Azure_is_not_checked_without_a_scope_and_that_is_no_gap()
    {
        var evidence = await ReadAsync(null, kinds: [PimKind.EntraRole, PimKind.AzureRole]);

        Assert.Equal(["Azure roles were not checked: they have settings and assignments at each scope. Name the scopes with -Scope."], evidence.Notices(ReportPart.Findings));
        Assert.True(evidence.IsWhole(ReportPart.Findings));
    }

    [Fact]
    public async Task Groups_alone_have_no_alerts_and_nobody_asks_for_them()
    {
        var evidence = await ReadAsync(null, kinds: [PimKind.Group]);

        Assert.Empty(evidence.Alerts);
        Assert.True(evidence.IsWhole(ReportPart.Alerts));
    }

    private static PimRequest Request(string id, DateTimeOffset created) => new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
    {
        Action = PimRequestAction.SelfActivate,
        Status = PimRequestStatus.Provisioned,
        Created = created,
    };

    private Task<ReportEvidence> ReadAsync(IReadOnlyList<AnomalyRule>? rules, string[]? roles = null, string[]? people = null, PimKind[]? kinds = null) => new ReportReader(_client, new ReportOptions
    {
        Kinds = kinds ?? [PimKind.EntraRole],
        Roles = [.. (roles ?? []).Select(name => new PimIdentity(name))],
        Principals = [.. (people ?? []).Select(name => new PimIdentity(name))],
        Since = Since,
        AnomalyRules = rules ?? [],
    }).ReadAsync(new PimCall(CancellationToken.None, notice: _notices.Add));
}
