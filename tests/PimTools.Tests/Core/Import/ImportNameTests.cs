using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core.Import;

/// <summary>Names of a file are looked up with few lists, and nothing is called unknown where a list was read in part.</summary>
public sealed class ImportNameTests
{
    private static readonly PimScope Prod = new("/subscriptions/1", "Prod", PimScopeType.Subscription);
    private static readonly PimScope Test = new("/subscriptions/2", "Test", PimScopeType.Subscription);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _notices = [];

    public ImportNameTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, new(PimKind.AzureRole, "r", "Reader")]);
        _client.Scopes.AddRange([Given.Sales, Prod, Test]);
        _client.Principals.Add(Given.Cleo);
    }

    [Fact]
    public async Task Azure_is_asked_at_each_scope_and_other_kinds_once()
    {
        var rows = await PlanAsync(
            Row("Reader", "AzureRole", "Prod"), Row("Reader", "AzureRole", "Test"), Row("Reader", "AzureRole", "/subscriptions/1", "Active"), Row("User Administrator", "EntraRole", "Sales"),
            Row("User Administrator", "EntraRole"));

        Assert.All(rows, row => Assert.Null(row.ErrorCode));
        Assert.Equal([Prod, Test, Prod, Given.Sales, PimScope.Directory], rows.Select(row => row.Scope));
        Assert.Equal((2, 1), (_client.Calls.Count(call => call == "ListRolesAt"), _client.Calls.Count(call => call == "ListRoles")));
        Assert.Equal(Prod, rows[0].Role!.Scope);
    }

    [Fact]
    public async Task Where_a_list_was_read_in_part_an_unknown_name_may_be_known()
    {
        _client.Omission = new PimOmission(new PimException(PimErrorCode.ServiceUnavailable, "Down."), "Groups are left out.") { Kind = PimKind.Group };

        var rows = await PlanAsync(Row("Nothing"), Row("Nothing", "EntraRole"), Row("Nothing", "Group"));

        Assert.Equal([PimErrorCode.ServiceUnavailable, PimErrorCode.RoleNotFound, PimErrorCode.ServiceUnavailable], rows.Select(row => row.ErrorCode));
        Assert.StartsWith("Whether a role is called 'Nothing' is not known, since not everything could be read. Down.", rows[0].Reason, StringComparison.Ordinal);
        Assert.Equal(["Groups are left out."], _notices);
    }

    [Fact]
    public async Task Where_scopes_were_read_in_part_an_unknown_one_may_be_known()
    {
        _client.Omission = new PimOmission(new PimException(PimErrorCode.ServiceUnavailable, "Down."), "Azure is left out.") { Kind = PimKind.AzureRole };

        var rows = await PlanAsync(Row("Reader", "AzureRole", "Nowhere"), Row("User Administrator", "EntraRole", "Nowhere"));

        Assert.Equal([PimErrorCode.ServiceUnavailable, PimErrorCode.ScopeNotFound], rows.Select(row => row.ErrorCode));
    }

    [Theory]
    [InlineData("", "The column Role is empty.")]
    [InlineData("  ", "The column Role is empty.")]
    [InlineData("User*", "The column Role has the wildcard 'User*'. A row is one assignment: give one name or id.")]
    public async Task A_row_needs_one_role(string role, string told) => Assert.Equal(told, Assert.Single(await PlanAsync(Row(role))).Reason);

    [Fact]
    public async Task A_scope_tells_roles_of_one_name_apart_and_a_group_is_its_own_scope()
    {
        _client.Roles.AddRange([Given.Role("e", "Reader"), Given.GroupRole("g", "Ops", PimAccess.Member)]);

        var rows = await PlanAsync(Row("Reader", scope: "Prod"), Row("Reader", scope: "Sales"), Row("Ops"), Row("Ops", scope: "Ops"), Row("Ops", scope: "Sales"), Row("Reader", "AzureRole"));

        Assert.Equal([PimKind.AzureRole, PimKind.EntraRole, PimKind.Group], rows.Take(3).Select(row => row.Kind!.Value));
        Assert.Equal("g", rows[2].ScopeId);
        Assert.Contains("The row asks for the same assignment as line", rows[3].Reason, StringComparison.Ordinal);
        Assert.Equal("The scope of Ops is the group itself, not 'Sales'. Leave the column Scope empty for a group.", rows[4].Reason);
        Assert.Equal("Reader is an Azure role: the column Scope is needed.", rows[5].Reason);
    }

    private static PimAssignmentRow Row(string role, string? kind = null, string? scope = null, string? type = null) =>
        new() { Role = role, Kind = kind, Scope = scope, Type = type, Principal = "cleo@contoso.com", Duration = "30d" };

    private Task<IReadOnlyList<PimImportRow>> PlanAsync(params PimAssignmentRow[] rows) =>
        new PimImporter(_client).PlanAsync(rows, _ => false, new PimCall(CancellationToken.None, notice: _notices.Add));
}
