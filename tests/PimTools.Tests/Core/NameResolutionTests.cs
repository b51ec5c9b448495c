using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class NameResolutionTests
{
    private readonly FakePimClient _client = new();

    public NameResolutionTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales, Given.Berlin]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
    }

    [Theory]
    [InlineData("user administrator")]
    [InlineData("fe930be7-5e62-47db-91af-98c3a49a38b1")]
    public async Task A_role_is_found_by_name_and_by_id(string text) => Assert.Same(Given.UserAdmin, Assert.Single(await Roles(text)));

    [Fact]
    public async Task A_wildcard_finds_any_number_of_roles()
    {
        Assert.Equal(2, (await Roles("*Administrator")).Length);
        Assert.Empty(await Roles("Z*"));
    }

    [Fact]
    public async Task An_unknown_role_is_an_error_with_candidates()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => Roles("User Admin"));

        Assert.Equal(PimErrorCode.RoleNotFound, error.Code);
        Assert.Equal(["User Administrator"], error.Candidates);
        Assert.Equal("Candidates: User Administrator.", error.Remedy);
        Assert.Equal("User Admin", error.TargetObject);
    }

    [Fact]
    public async Task Two_roles_of_one_name_are_an_error_with_their_ids()
    {
        _client.Roles.Add(Given.Role("custom", "User Administrator"));

        var error = await Assert.ThrowsAsync<PimException>(() => Roles("User Administrator"));

        Assert.Equal(PimErrorCode.RoleAmbiguous, error.Code);
        Assert.Equal([Given.UserAdmin.Id, "custom"], error.Candidates);
        Assert.Contains("custom", error.Remedy);
    }

    [Fact]
    public async Task The_id_tells_two_roles_of_one_name_apart()
    {
        _client.Roles.Add(Given.Role("custom", "User Administrator"));

        Assert.Equal("custom", Assert.Single(await Roles("custom")).Id);
    }

    [Fact]
    public async Task A_role_that_is_listed_twice_is_one_role()
    {
        _client.Roles.Add(Given.UserAdmin);

        Assert.Single(await Roles("User Administrator"));
    }

    [Fact]
    public async Task Of_each_kind_that_has_it_a_role_is_found_and_only_the_kinds_asked_for_are_searched()
    {
        var other = new PimRole(PimKind.AzureRole, "az", "User Administrator");
        _client.Roles.Add(other);

        Assert.Equal([Given.UserAdmin, other], await Roles("User Administrator"));
        Assert.Same(other, Assert.Single(await RoleResolver.FindAsync(_client, [PimKind.AzureRole], new PimIdentity("User Administrator"), PimCall.None)));
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("d0000000-0000-0000-0000-000000000001")]
    [InlineData("Sal*")]
    public async Task A_scope_is_found_by_name_by_id_and_by_a_wildcard_that_fits_one(string text) => Assert.Same(Given.Sales, await Scope(text));

    [Fact]
    public async Task An_unknown_scope_is_an_error_and_never_the_directory()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => Scope("Sails"));

        Assert.Equal(PimErrorCode.ScopeNotFound, error.Code);
        Assert.Equal(["Sales"], error.Candidates);
        Assert.Contains("never widened", error.Remedy);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*l*s")]
    public async Task A_wildcard_over_several_scopes_is_ambiguous(string text)
    {
        _client.Scopes.Add(Given.Unit("3", "Lewes"));
        _client.Scopes.Add(Given.Unit("4", "Lagos"));

        var error = await Assert.ThrowsAsync<PimException>(() => Scope(text));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Contains(Given.Sales.Id, error.Candidates);
    }

    [Fact]
    public async Task Two_scopes_of_one_name_are_an_error_with_their_ids()
    {
        _client.Scopes.Add(Given.Unit("other", "Sales"));

        var error = await Assert.ThrowsAsync<PimException>(() => Scope("Sales"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal([Given.Sales.Id, "/administrativeUnits/other"], error.Candidates);
    }

    [Fact]
    public async Task A_scope_given_as_an_object_is_not_looked_up()
    {
        var elsewhere = Given.Unit("9", "Not listed");

        Assert.Same(elsewhere, await ScopeResolver.FindAsync(_client, PimKinds.All, new PimIdentity(elsewhere), PimCall.None));
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData("/subscriptions/11111111-1111-1111-1111-111111111111", PimScopeType.Subscription)]
    [InlineData("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-web/", PimScopeType.ResourceGroup)]
    [InlineData("/providers/Microsoft.Management/managementGroups/contoso", PimScopeType.ManagementGroup)]
    public async Task The_whole_id_of_an_azure_scope_is_taken_as_it_is(string id, PimScopeType type)
    {
        var scope = await ScopeResolver.FindAsync(_client, [PimKind.AzureRole], new PimIdentity(id), PimCall.None);

        Assert.Equal((id.TrimEnd('/'), type), (scope.Id, scope.Type));
        Assert.Empty(_client.Calls);
        await Assert.ThrowsAsync<PimException>(() => ScopeResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity(id), PimCall.None));
    }

    [Theory]
    [InlineData("ada@contoso.com")]
    [InlineData("Ada Ahlberg")]
    [InlineData("a0000000-0000-0000-0000-000000000001")]
    public async Task A_principal_is_found_by_each_of_its_names(string text) => Assert.Same(Given.Ada, await Principal(text));

    [Fact]
    public async Task An_unknown_principal_is_an_error()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => Principal("nobody"));

        Assert.Equal(PimErrorCode.PrincipalNotFound, error.Code);
        Assert.Equal("nobody", error.TargetObject);
        Assert.NotNull(error.Remedy);
    }

    [Fact]
    public async Task Two_principals_of_one_name_are_an_error_that_tells_them_apart()
    {
        _client.Principals.Add(new PimPrincipal("group", PimPrincipalType.Group, "Ada Ahlberg"));

        var error = await Assert.ThrowsAsync<PimException>(() => Principal("Ada Ahlberg"));

        Assert.Equal(PimErrorCode.PrincipalAmbiguous, error.Code);
        Assert.Equal([Given.Ada.Id, "group"], error.Candidates);
        Assert.Contains("ada@contoso.com (User), group (Group)", error.Remedy);
    }

    [Fact]
    public async Task What_an_object_names_is_not_looked_up()
    {
        var assignment = new PimIdentity(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo));

        Assert.Same(Given.Cleo, await PrincipalResolver.FindAsync(_client, new PimIdentity(Given.Cleo), PimCall.None));
        Assert.Same(Given.Cleo, await PrincipalResolver.FindAsync(_client, assignment, PimCall.None));
        Assert.Same(Given.Sales, await ScopeResolver.FindAsync(_client, PimKinds.All, assignment, PimCall.None));
        Assert.Empty(_client.Calls);
    }

    private async Task<PimRole[]> Roles(string text) =>
        (await RoleResolver.FindAsync(_client, PimKinds.All, new PimIdentity(text), PimCall.None)).ToArray();

    private Task<PimScope> Scope(string text) => ScopeResolver.FindAsync(_client, PimKinds.All, new PimIdentity(text), PimCall.None);

    private Task<PimPrincipal> Principal(string text) => PrincipalResolver.FindAsync(_client, new PimIdentity(text), PimCall.None);
}
