using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class TargetResolverTests
{
    private static readonly PimScope Sandbox = AzureScopeId.ToScope("/subscriptions/11111111-1111-1111-1111-111111111111", "Contoso Sandbox");
    private static readonly PimRole Contributor = new(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");
    private static readonly PimRole AzureNamesake = new(PimKind.AzureRole, "39bc4728-0917-49c7-9d2c-d95423bc2eb4", Given.UserAdmin.Name);

    private readonly FakePimClient _client = new();

    public TargetResolverTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Contributor, AzureNamesake, Given.GroupRole("g", "Operators", PimAccess.Member)]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales, Sandbox]);
    }

    [Fact]
    public async Task Without_a_scope_the_role_of_several_kinds_is_none_of_azure()
    {
        var (role, scope) = await FindAsync(new PimIdentity("User Administrator"));

        Assert.Same(Given.UserAdmin, role);
        Assert.Same(PimScope.Directory, scope);
    }

    [Theory]
    [InlineData("Sales", PimKind.EntraRole)]
    [InlineData("Contoso Sandbox", PimKind.AzureRole)]
    [InlineData("/subscriptions/22222222-2222-2222-2222-222222222222", PimKind.AzureRole)]
    public async Task The_scope_tells_which_of_two_roles_of_a_name_is_meant(string named, PimKind kind)
    {
        var (role, scope) = await FindAsync(new PimIdentity("User Administrator"), named);

        Assert.Equal((kind, kind), (role.Kind, scope.Kind));
        Assert.Equal(kind == PimKind.AzureRole ? scope : null, role.Scope);
    }

    [Fact]
    public async Task An_azure_role_needs_a_scope_and_is_the_role_there()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(new PimIdentity("Contributor")));
        Assert.Equal((PimErrorCode.ScopeRequired, "Contributor"), (error.Code, error.TargetObject));
        Assert.Contains("-Scope", error.Remedy);

        var (role, scope) = await FindAsync(new PimIdentity("Contributor"), "Contoso Sandbox");

        Assert.Same(Sandbox, scope);
        Assert.Same(Sandbox, role.Scope);
        Assert.True(role.IsSameAs(Contributor));
    }

    [Fact]
    public async Task A_group_is_its_own_scope()
    {
        var (role, scope) = await FindAsync(new PimIdentity("Operators"));

        Assert.Equal((PimKind.Group, "g", PimScopeType.Group), (role.Kind, scope.Id, scope.Type));
    }

    [Fact]
    public async Task What_is_piped_in_brings_its_scope()
    {
        var given = Given.Eligible(Given.UserAdmin, Given.Sales);

        var (role, scope) = await FindAsync(new PimIdentity(given));

        Assert.Same(Given.UserAdmin, role);
        Assert.Same(Given.Sales, scope);
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData("Nothing", null, PimErrorCode.RoleNotFound)]
    [InlineData("Contributor", "Nowhere", PimErrorCode.ScopeNotFound)]
    public async Task What_is_not_found_is_an_error(string role, string? scope, PimErrorCode code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => FindAsync(new PimIdentity(role), scope))).Code);

    [Theory]
    [InlineData("User*", null, "User*")]
    [InlineData("User Administrator", "S*", "S*")]
    [InlineData("User*", "S*", "User*")]
    public async Task A_wildcard_could_change_more_than_is_meant_and_is_refused(string role, string? scope, string told)
    {
        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(new PimIdentity(role), scope));

        Assert.Equal((PimErrorCode.InvalidParameter, told, $"One role at one scope is needed, not '{told}'."), (error.Code, error.TargetObject, error.Message));
        Assert.NotNull(error.Remedy);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Two_roles_of_a_name_and_kind_are_an_error()
    {
        _client.Roles.Add(Given.Role("custom", Given.UserAdmin.Name));

        Assert.Equal(
            PimErrorCode.RoleAmbiguous, (await Assert.ThrowsAsync<PimException>(() => FindAsync(new PimIdentity("User Administrator")))).Code);
    }

    private Task<(PimRole Role, PimScope Scope)> FindAsync(PimIdentity role, string? scope = null)
    {
        IReadOnlyCollection<PimKind> kinds = [PimKind.EntraRole, PimKind.Group, PimKind.AzureRole];
        return new TargetResolver(_client, isAlone: true).FindAsync(kinds, role, scope is null ? null : new PimIdentity(scope), PimCall.None);
    }
}
