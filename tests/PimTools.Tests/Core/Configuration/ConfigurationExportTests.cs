using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using Xunit;

namespace PimTools.Tests.Core.Configuration;

/// <summary>A tenant as a document: what of it is written, in which order, and with which ids beside the names.</summary>
public sealed class ConfigurationExportTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);
    private static readonly PimRole Reader = new(PimKind.AzureRole, "/subscriptions/1/roles/r", "Reader");
    private static readonly PimPrincipal Robot = new("f0000000-0000-0000-0000-000000000001", PimPrincipalType.ServicePrincipal, "Robot");

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task Assignments_are_written_in_an_order_of_their_own_with_an_id_where_the_name_is_not_unique()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.Role("other", "user administrator"), Given.ExchangeAdmin]);
        _client.Assignments.AddRange([
            Assignment(Given.GroupRole("g1", "Ops", PimAccess.Owner), PimScope.Directory, Robot),
            Assignment(Given.UserAdmin, Given.Sales, Given.Cleo, end: Given.Now.AddDays(2)),
            Assignment(Given.UserAdmin, PimScope.Directory, Given.Ada, PimAssignmentState.Scheduled, start: Given.Now.AddDays(1), end: Given.Now.AddDays(2)),
            Assignment(Given.ExchangeAdmin, PimScope.Directory, Given.Cleo),
            Assignment(Given.ExchangeAdmin, PimScope.Directory, Given.Ada, start: Given.Now)]);

        Assert.Equal(
            $$"""
            version: 1
            settings: []
            assignments:
              - role: Exchange Administrator
                kind: EntraRole
                type: Eligible
                principal: ada@contoso.com
                permanent: true
              - role: Exchange Administrator
                kind: EntraRole
                type: Eligible
                principal: cleo@contoso.com
                permanent: true
              - role: User Administrator
                kind: EntraRole
                id: {{Given.UserAdmin.Id}}
                type: Eligible
                principal: ada@contoso.com
                start: 2026-03-03T08:00:00Z
                end: 2026-03-04T08:00:00Z
              - role: User Administrator
                kind: EntraRole
                id: {{Given.UserAdmin.Id}}
                scope: Sales
                scopeId: "{{Given.Sales.Id}}"
                type: Eligible
                principal: cleo@contoso.com
                end: 2026-03-04T08:00:00Z
              - group: Ops
                id: g1
                access: Owner
                type: Eligible
                principal: Robot
                principalId: {{Robot.Id}}
                permanent: true

            """.ReplaceLineEndings("\n"),
            await WriteAsync([PimKind.EntraRole, PimKind.Group]));
    }

    [Fact]
    public async Task Activations_and_what_is_held_through_a_group_are_nobodys_wish()
    {
        _client.Assignments.AddRange([
            Assignment(Given.UserAdmin, PimScope.Directory, Given.Ada, PimAssignmentState.Activated),
            Assignment(Given.UserAdmin, PimScope.Directory, Given.Ada, member: PimMemberType.Group),
            Assignment(Given.UserAdmin, PimScope.Directory, Given.Ada, member: PimMemberType.Inherited),
            Assignment(Given.UserAdmin, PimScope.Directory, Given.Cleo, member: PimMemberType.Unknown)]);

        var text = await WriteAsync([PimKind.EntraRole]);

        Assert.Equal(1, Count(text, "principal:"));
        Assert.Contains("principal: cleo@contoso.com", text);
    }

    [Fact]
    public async Task Azure_roles_are_read_at_the_scopes_that_are_named_and_nothing_below_them()
    {
        _client.Scopes.Add(Sandbox);
        _client.Assignments.AddRange([
            Assignment(Reader, Sandbox, Given.Ada),
            Assignment(Reader, new PimScope("/subscriptions/1/resourceGroups/rg", "rg", PimScopeType.ResourceGroup), Given.Cleo)]);
        var export = new ConfigurationExport(_client);

        await export.ReadAsync([PimKind.AzureRole], [new("Sandbox")], PimCall.None);
        var text = new DocumentFormat().WriteYaml(export.Write(), null);

        Assert.Contains("  - role: Reader\n    kind: AzureRole\n    scope: Sandbox\n    scopeId: \"/subscriptions/1\"\n    type: Eligible\n    principal: ada@contoso.com", text);
        Assert.Equal(1, Count(text, "principal:"));
        Assert.Equal("0 settings and 1 assignments", export.Describe());
        Assert.Equal("azure/Sandbox/Reader.yaml", Assert.Single(export.WriteFiles()).File);
        Assert.DoesNotContain("ListRoles", _client.Calls);
    }

    [Fact]
    public async Task Azure_without_a_scope_is_left_out_and_that_is_said()
    {
        var notices = new List<string>();

        await new ConfigurationExport(_client).ReadAsync([PimKind.AzureRole, PimKind.EntraRole], [], new PimCall(CancellationToken.None, notice: notices.Add));

        Assert.Equal("Azure roles are left out: they have settings and assignments at each scope. Name the scopes with -Scope.", Assert.Single(notices));
        Assert.All(_client.Filters.OfType<PimAssignmentFilter>(), filter => Assert.Equal([PimKind.EntraRole], filter.Kinds));
        Assert.Equal([false, true], _client.Filters.OfType<PimAssignmentFilter>().Select(filter => filter.IsScheduled).Order());
    }

    [Fact]
    public async Task A_scope_of_Azure_that_nobody_asks_for_is_not_looked_up()
    {
        await new ConfigurationExport(_client).ReadAsync([PimKind.EntraRole], [new("Nowhere")], PimCall.None);

        Assert.DoesNotContain("ListScopes", _client.Calls);
    }

    [Fact]
    public void A_document_that_is_written_over_keeps_what_only_a_person_knows()
    {
        var format = new DocumentFormat();
        const string old = """
            version: 1
            breakGlass: [emergency@contoso.com]
            templates: { High: { activation: { maximumDuration: 1h } } }
            settings:
              - role: A
                extends: High
                note: mine
              - role: B
            assignments:
              - { role: A, type: Eligible, principal: ada@contoso.com, justification: Owner, protect: true }
            """;
        const string now = "version: 1\nsettings:\n  - role: A\n  - role: C\nassignments:\n  - role: A\n    type: Eligible\n    principal: ada@contoso.com\n  - role: A\n    type: Active\n    principal: ada@contoso.com\n";
        PimTools.Documents.DocumentNode Read(string text) => format.Read(text, "pim.yaml", problem => Assert.Fail(problem.ToString()))!;

        var kept = format.WriteYaml(ExistingDocument.Keep((PimTools.Documents.DocumentMap)Read(now), Read(old)), null);

        Assert.Equal(
            ["version: 1", "breakGlass: [emergency@contoso.com]", "templates:", "  High:", "    activation:", "      maximumDuration: 1h", "settings:", "  - role: A", "    extends: High", "  - role: C", "assignments:", "  - role: A", "    type: Eligible", "    principal: ada@contoso.com", "    justification: Owner", "    protect: true", "  - role: A", "    type: Active", "    principal: ada@contoso.com"],
            kept.TrimEnd('\n').Split('\n'));
        Assert.Equal(now, format.WriteYaml(ExistingDocument.Keep((PimTools.Documents.DocumentMap)Read(now), Read("[1]")), null));
        Assert.Equal(now, format.WriteYaml(ExistingDocument.Keep((PimTools.Documents.DocumentMap)Read(now), null), null));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static PimAssignment Assignment(
        PimRole role,
        PimScope scope,
        PimPrincipal principal,
        PimAssignmentState state = PimAssignmentState.Eligible,
        PimMemberType member = PimMemberType.Direct,
        DateTimeOffset? start = null,
        DateTimeOffset? end = null) => new(Guid.NewGuid().ToString(), PimAssignmentType.Eligible, role, scope, principal)
        {
            State = state,
            MemberType = member,
            Start = start,
            End = end,
        };

    private async Task<string> WriteAsync(PimKind[] kinds)
    {
        var export = new ConfigurationExport(_client);
        await export.ReadAsync(kinds, [], PimCall.None);
        return new DocumentFormat().WriteYaml(export.Write(), null);
    }
}
