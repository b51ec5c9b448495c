using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using Xunit;

namespace PimTools.Tests.Core.Configuration;

/// <summary>An id counts before a name, what a setting says before its template, and every key that is not known is told.</summary>
public sealed class DocumentMeaningTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);

    private readonly FakePimClient _client = new();
    private readonly List<PimDocumentProblem> _problems = [];

    public DocumentMeaningTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin, new(PimKind.AzureRole, "r", "Reader")]);
        _client.Scopes.AddRange([Given.Sales, Given.Berlin, Sandbox]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
    }

    [Fact]
    public async Task An_id_counts_before_the_name_beside_it()
    {
        var (configuration, names) = Load($$"""
            version: 1
            settings:
              - role: User Administrator
                id: {{Given.ExchangeAdmin.Id}}
                activation: { approval: { stages: [{ approvers: [{ user: ada@contoso.com, id: {{Given.Cleo.Id}} }] }] } }
            assignments:
              - { role: User Administrator, kind: EntraRole, scope: Sales, scopeId: {{Given.Berlin.Id}}, type: Eligible, principal: ada@contoso.com, principalId: {{Given.Cleo.Id}} }
            """);

        Assert.Equal(Given.ExchangeAdmin, await names.RoleAsync(configuration.Settings[0].Target, PimCall.None));
        Assert.Equal(Given.Cleo.Id, (await names.ApproverAsync(Assert.Single(configuration.Settings[0].Values.Approvers), PimCall.None))!.Id);
        var assignment = Assert.Single(configuration.Assignments);
        Assert.Equal(Given.Berlin, await names.ScopeAsync(assignment.Target, PimCall.None));
        Assert.EndsWith($"|ELIGIBLE|{Given.Cleo.Id.ToUpperInvariant()}", assignment.Key, StringComparison.Ordinal);
        await names.CheckAsync(configuration, PimCall.None);
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Azure_lists_its_roles_once_for_each_scope_and_every_other_kind_once()
    {
        var (configuration, names) = Load("""
            version: 1
            settings:
              - { role: Reader, kind: AzureRole, scope: Sandbox }
              - { role: Reader, kind: AzureRole, scopeId: /subscriptions/1 }
              - role: User Administrator
            assignments:
              - { role: Exchange Administrator, kind: EntraRole, scope: Sales, type: Eligible, principal: ada@contoso.com }
            """);

        await names.CheckAsync(configuration, PimCall.None);

        Assert.Empty(_problems);
        Assert.Equal(1, _client.Calls.Count(call => call == "ListRolesAt"));
        Assert.Equal(1, _client.Calls.Count(call => call == "ListRoles"));
    }

    [Fact]
    public async Task Two_roles_of_one_name_are_told_at_the_place()
    {
        _client.Roles.Add(Given.Role("second", "User Administrator"));
        var (configuration, names) = Load("version: 1\nsettings:\n  - role: User Administrator");

        await names.CheckAsync(configuration, PimCall.None);

        Assert.Equal(3, Assert.Single(_problems).Line);
    }

    [Fact]
    public async Task A_name_in_letters_that_look_alike_is_found()
    {
        var (configuration, names) = Load("version: 1\nassignments:\n  - { role: User Administrator, type: Eligible, principal: \"Ada\\u00a0Ahlberg\" }");

        await names.CheckAsync(configuration, PimCall.None);

        Assert.Empty(_problems);
        Assert.Equal(Given.Ada, await names.PrincipalAsync("Ada\u00a0Ahlberg", configuration.Assignments[0].Target.At, PimCall.None));
    }

    [Theory]
    [InlineData("role: Reader, kind: AzureRole, scope: Sandbox, scopeId: /subscriptions/1", "Reader at Sandbox", "AZUREROLE|READER||/SUBSCRIPTIONS/1")]
    [InlineData("role: Reader, kind: AzureRole, scopeId: /subscriptions/1", "Reader at /subscriptions/1", "AZUREROLE|READER||/SUBSCRIPTIONS/1")]
    [InlineData("role: Reader, kind: AzureRole, scope: Sandbox", "Reader at Sandbox", "AZUREROLE|READER||SANDBOX")]
    [InlineData("role: Reader, id: x", "Reader", "ENTRAROLE|X||")]
    [InlineData("group: Ops, access: Owner", "Ops (owner)", "GROUP|OPS|OWNER|")]
    [InlineData("group: Ops", "Ops", "GROUP|OPS|MEMBER|")]
    public void A_target_is_told_by_its_names_and_known_by_its_ids(string target, string text, string key)
    {
        var read = Assert.Single(Load($"version: 1\nsettings:\n  - {{ {target} }}").Configuration.Settings).Target;

        Assert.Equal((text, key), (read.ToString(), read.Key));
    }

    [Fact]
    public void Assignments_are_wanted_whole_for_the_roles_of_the_files_that_list_them()
    {
        var configuration = Load("""
            version: 1
            settings:
              - role: Only a setting
            """, """
            version: 1
            settings:
              - role: A setting
            assignments:
              - { role: A role, type: Eligible, principal: ada@contoso.com }
            """, """
            version: 1
            settings:
              - role: Nobody holds it
            assignments: []
            """).Configuration;

        Assert.Equal(["A setting", "A role", "Nobody holds it"], configuration.Listed.Select(one => one.Role));
    }

    [Theory]
    [InlineData("settings:\n  - { role: X, bogus: 1 }", "'bogus'")]
    [InlineData("assignments:\n  - { role: X, type: Eligible, principal: p, bogus: 1 }", "'bogus'")]
    [InlineData("settings:\n  - { role: X, activation: { approval: { stages: [{ bogus: 1 }] } } }", "'bogus'")]
    [InlineData("settings:\n  - { role: X, activation: { approval: { stages: [{ escalation: { bogus: 1 } }] } } }", "'bogus'")]
    [InlineData("bogus: 1", "'bogus'")]
    [InlineData("assignments:\n  - { role: X, type: Active, principal: p, start: 2026-01-02T00:00:00Z, end: 2026-01-02T00:00:00Z }", "ends before it begins")]
    [InlineData("assignments:\n  - { role: X, type: Active, principal: p, start: 2026-01-02T00:00:00Z, end: 2026-01-02T00:04:59Z }", "is shorter than 5m")]
    [InlineData("assignments:\n  - { role: X, type: Active, principal: p, duration: 4m }", "is shorter than 5m")]
    public void What_is_wrong_is_told(string text, string told) => Assert.Contains(told, Assert.Single(Problems("version: 1\n" + text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("start: 2026-01-02T00:00:00Z, end: 2026-01-02T00:05:00Z")]
    [InlineData("duration: 5m")]
    [InlineData("start: 2026-01-02T00:00:00Z")]
    public void The_shortest_assignment_is_five_minutes(string times) => Assert.Empty(Problems($"version: 1\nassignments:\n  - {{ role: X, type: Active, principal: p, {times} }}"));

    [Fact]
    public void A_document_without_a_map_is_told_at_its_first_place()
    {
        Assert.Contains("The file holds no configuration", Assert.Single(Problems("- a")).Message, StringComparison.Ordinal);
        Assert.Contains("needs 'version'", Assert.Single(Problems("settings: []")).Message, StringComparison.Ordinal);
        Assert.Contains("The version 2 is not known", Assert.Single(Problems("version: 2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stages_of_a_setting_stand_in_place_of_those_of_its_template()
    {
        var configuration = Load("""
            version: 1
            templates:
              base: { activation: { maximumDuration: 4h, approval: { required: true, stages: [{ approvers: [{ user: t@contoso.com }], escalation: { enabled: true, after: 1h, approvers: [{ user: e@contoso.com }] } }] } } }
            settings:
              - { role: A, extends: base }
              - { role: B, extends: base, activation: { approval: { stages: [{ approvers: [{ user: own@contoso.com }] }] } } }
            """).Configuration;

        var values = configuration.Settings.Select(setting => TemplateMerge.Of(configuration, setting)).ToList();

        Assert.Equal([["t@contoso.com", "e@contoso.com"], ["own@contoso.com"]], values.Select(one => one.Approvers.Select(approver => approver.Name)));
        Assert.All(values, one => Assert.Equal(TimeSpan.FromHours(4), one.Change.MaximumActivationDuration));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Azure_is_told_to_be_left_out_only_where_it_is_asked_for_without_a_scope(bool isAzure, bool isEntra)
    {
        var notices = new List<string>();
        PimKind[] kinds = [.. new[] { (PimKind.AzureRole, isAzure), (PimKind.EntraRole, isEntra) }.Where(one => one.Item2).Select(one => one.Item1)];

        await new ConfigurationExport(_client).ReadAsync(kinds, isAzure ? [new("Sandbox")] : [], new PimCall(CancellationToken.None, notice: notices.Add));

        Assert.Empty(notices);
        var settings = Assert.Single(_client.Filters.OfType<PimSettingFilter>());
        Assert.Equal(kinds, settings.Kinds);
        Assert.Equal(isAzure ? Sandbox : null, settings.Scope);
        Assert.Equal(isEntra, _client.Calls.Contains("ListRoles"));
    }

    private List<PimDocumentProblem> Problems(string text)
    {
        _problems.Clear();
        _ = new ConfigurationLoader(new DocumentFormat(), _problems.Add).Load([("pim.yaml", text)]);
        return _problems.FindAll(one => one.Severity == PimDocumentSeverity.Error);
    }

    private (PimConfiguration Configuration, ConfigurationNames Names) Load(params string[] texts)
    {
        var configuration = new ConfigurationLoader(new DocumentFormat(), _problems.Add).Load([.. texts.Select((text, i) => ($"{i}.yaml", text))]);
        Assert.DoesNotContain(_problems, one => one.Severity == PimDocumentSeverity.Error);
        _problems.Clear();
        var checking = new PimTools.Documents.DocumentProblems("pim.yaml", _problems.Add);
        return (configuration, new ConfigurationNames(_client, _ => checking));
    }
}
