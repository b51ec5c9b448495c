using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Import;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The role, the scope, the principal and the type that a row of an import names.</summary>
public sealed class ImportTargetTests
{
    private const string OnCall = "c0000000-0000-0000-0000-000000000001";

    private static readonly PimScope Sandbox = AzureScopeId.ToScope("/subscriptions/11111111-1111-1111-1111-111111111111", "Contoso Sandbox");
    private static readonly PimRole Contributor = new(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");
    private static readonly PimRole AzureNamesake = new(PimKind.AzureRole, "39bc4728-0917-49c7-9d2c-d95423bc2eb4", Given.UserAdmin.Name);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly ImportNames _names;

    public ImportTargetTests()
    {
        _client.Roles.AddRange(
        [
            Given.UserAdmin, Given.ExchangeAdmin, Contributor, AzureNamesake,
            Given.GroupRole(OnCall, "Ops-OnCall", PimAccess.Member), Given.GroupRole(OnCall, "Ops-OnCall", PimAccess.Owner),
        ]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales, Sandbox]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo, new PimPrincipal("leads", PimPrincipalType.Group, "Sales Leads")]);
        _names = new ImportNames(_client);
    }

    [Theory]
    [InlineData("User Administrator", null, null, PimKind.EntraRole, "/")]
    [InlineData("User Administrator", null, " ", PimKind.EntraRole, "/")]
    [InlineData("User Administrator", null, "Sales", PimKind.EntraRole, "/administrativeUnits/d0000000-0000-0000-0000-000000000001")]
    [InlineData("User Administrator", null, "Contoso Sandbox", PimKind.AzureRole, "/subscriptions/11111111-1111-1111-1111-111111111111")]
    [InlineData("User Administrator", "azureROLE", "Contoso Sandbox", PimKind.AzureRole, "/subscriptions/11111111-1111-1111-1111-111111111111")]
    [InlineData("Contributor", null, "Contoso Sandbox", PimKind.AzureRole, "/subscriptions/11111111-1111-1111-1111-111111111111")]
    [InlineData("Ops-OnCall", null, null, PimKind.Group, OnCall)]
    [InlineData("Ops-OnCall", "Group", "Ops-OnCall", PimKind.Group, OnCall)]
    [InlineData("Ops-OnCall", "Group", OnCall, PimKind.Group, OnCall)]
    public async Task A_row_means_one_role_at_one_scope(string role, string? kind, string? scope, PimKind expected, string scopeId)
    {
        var target = await FindAsync(new() { Role = role, Kind = kind, Scope = scope });

        Assert.Equal((expected, scopeId), (target.Role.Kind, target.Scope.Id));
        Assert.Equal(expected == PimKind.AzureRole ? scopeId : null, target.Role.Scope?.Id);
        Assert.Same(Given.Cleo, target.Principal);
    }

    [Theory]
    [InlineData("Ops-OnCall", null, PimAccess.Member)]
    [InlineData("Ops-OnCall", "member", PimAccess.Member)]
    [InlineData("Ops-OnCall", "Owner", PimAccess.Owner)]
    [InlineData("Ops-OnCall (owner)", null, PimAccess.Owner)]
    [InlineData("User Administrator", "Owner", null)]
    public async Task The_access_is_told_by_its_column_or_by_the_name(string role, string? access, PimAccess? expected) =>
        Assert.Equal(expected, (await FindAsync(new() { Role = role, Access = access })).Role.Access);

    [Theory]
    [InlineData(null, PimAssignmentType.Eligible)]
    [InlineData(" ", PimAssignmentType.Eligible)]
    [InlineData("eligible", PimAssignmentType.Eligible)]
    [InlineData(" ACTIVE ", PimAssignmentType.Active)]
    [InlineData("2", PimAssignmentType.Active)]
    public async Task An_empty_type_means_eligible(string? type, PimAssignmentType expected) =>
        Assert.Equal(expected, (await FindAsync(new() { Role = "User Administrator", Type = type })).Type);

    [Theory]
    [InlineData("Both")]
    [InlineData("7")]
    [InlineData("Eligible, Active")]
    public async Task A_word_that_the_column_does_not_know_is_refused_with_those_it_takes(string type)
    {
        var error = await RefusedAsync(new() { Role = "User Administrator", Type = type });

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Equal("It takes Eligible, Active.", error.Remedy);
    }

    [Theory]
    [InlineData(null, null, null, PimErrorCode.InvalidParameter, null)]
    [InlineData("User*", null, null, PimErrorCode.InvalidParameter, "A row is one assignment")]
    [InlineData("User Administrator", "Entra", null, PimErrorCode.InvalidParameter, "It takes EntraRole, Group, AzureRole.")]
    [InlineData("User Administrator", null, "S*", PimErrorCode.InvalidParameter, "A row is one assignment")]
    [InlineData("User Admin", null, null, PimErrorCode.RoleNotFound, "Candidates: User Administrator")]
    [InlineData("Ops-OnCall", "EntraRole", null, PimErrorCode.RoleNotFound, "Candidates: ")]
    [InlineData("Sales Leads", "EntraRole", null, PimErrorCode.RoleNotFound, "Candidates: ")]
    [InlineData("User Administrator", null, "Nowhere", PimErrorCode.ScopeNotFound, "Candidates: ")]
    [InlineData("User Administrator", "EntraRole", "Nowhere", PimErrorCode.ScopeNotFound, "Candidates: ")]
    [InlineData("Ops-OnCall", null, "Sales", PimErrorCode.ScopeNotFound, "Leave the column Scope empty")]
    [InlineData("Contributor", null, null, PimErrorCode.ScopeRequired, null)]
    [InlineData("Contributor", "AzureRole", null, PimErrorCode.ScopeRequired, null)]
    public async Task What_names_nothing_or_too_much_is_refused(string? role, string? kind, string? scope, PimErrorCode code, string? remedy)
    {
        var error = await RefusedAsync(new() { Role = role, Kind = kind, Scope = scope });

        Assert.Equal((code, remedy is null), (error.Code, error.Remedy is null));
        Assert.StartsWith(remedy ?? string.Empty, error.Remedy ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_roles_of_one_name_are_told_by_the_column_that_tells_them_apart()
    {
        _client.Roles.Add(Given.Role("custom", "User Administrator"));

        var error = await RefusedAsync(new() { Role = "User Administrator" });

        Assert.Equal((PimErrorCode.RoleAmbiguous, $"Fill in the column Kind, or give the id: {Given.UserAdmin.Id}, custom."), (error.Code, error.Remedy));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Group")]
    public async Task A_group_that_is_not_under_PIM_can_be_named(string? kind)
    {
        var target = await FindAsync(new() { Role = "Sales Leads", Kind = kind });

        Assert.Equal(("leads", PimAccess.Member, "leads", PimScopeType.Group), (target.Role.Id, target.Role.Access, target.Scope.Id, target.Scope.Type));
    }

    [Theory]
    [InlineData(null, PimErrorCode.InvalidParameter)]
    [InlineData(" ", PimErrorCode.InvalidParameter)]
    [InlineData("nobody@contoso.com", PimErrorCode.PrincipalNotFound)]
    public async Task A_principal_is_needed_and_has_to_be_found(string? principal, PimErrorCode code) =>
        Assert.Equal(code, (await RefusedAsync(new() { Role = "User Administrator" }, principal)).Code);

    [Fact]
    public async Task However_many_rows_name_the_same_each_list_is_read_once()
    {
        await FindAsync(new() { Role = "User Administrator", Scope = "Sales" });
        await FindAsync(new() { Role = "Exchange Administrator", Scope = "Sales" });
        await FindAsync(new() { Role = "User Administrator" });
        Assert.Equal((1, 2), (Count("ListRoles"), Count("ListScopes")));

        await FindAsync(new() { Role = "Contributor", Kind = "AzureRole", Scope = "Contoso Sandbox" });
        await FindAsync(new() { Role = "Contributor", Kind = "AzureRole", Scope = "Contoso Sandbox" });
        Assert.Equal((1, 1, 2), (Count("ListRoles"), Count("ListRolesAt"), Count("ListScopes")));

        await FindAsync(new() { Role = "User Administrator", Kind = "EntraRole" });
        Assert.Equal(2, Count("ListRoles"));
        Assert.Equal([PimKind.EntraRole], _client.Filters.OfType<IReadOnlyCollection<PimKind>>().Last());
    }

    private int Count(string method) => _client.Calls.Count(call => call == method);

    private Task<PimException> RefusedAsync(PimAssignmentRow row, string? principal = "cleo@contoso.com") =>
        Assert.ThrowsAsync<PimException>(() => FindAsync(row, principal));

    private async Task<RowTarget> FindAsync(PimAssignmentRow row, string? principal = "cleo@contoso.com")
    {
        row.Principal = principal;
        await _names.LoadPrincipalsAsync([row], PimCall.None);
        return await new RowResolution(_names, new FileDates([]), row, Given.Now).FindAsync(PimCall.None);
    }
}
