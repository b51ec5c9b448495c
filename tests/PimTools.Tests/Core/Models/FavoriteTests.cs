using System;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Models;

/// <summary>A favourite means the very role and scope that it was made of, or the wildcards as they were typed.</summary>
public sealed class FavoriteTests
{
    private static readonly PimRole Any = Given.GroupRole("Ops-*", "Ops-*", PimAccess.Owner);

    [Fact]
    public void A_role_and_a_scope_are_meant_as_objects()
    {
        var activation = new PimFavoriteActivation(Given.UserAdmin, Given.Sales) { Duration = TimeSpan.FromHours(2), Justification = "On call" };

        Assert.Same(Given.UserAdmin, activation.RoleIdentity.Role);
        Assert.Same(Given.Sales, activation.ScopeIdentity.Scope);
        Assert.Equal("User Administrator at Sales", activation.ToString());
        Assert.Equal("User Administrator at Sales for 2h (On call)", activation.Describe());
        Assert.Equal("User Administrator at Sales", new PimFavoriteActivation(Given.UserAdmin, Given.Sales).Describe());
    }

    [Fact]
    public void Wildcards_are_meant_as_they_were_typed_and_of_that_access()
    {
        var activation = new PimFavoriteActivation(Any, PimFavoriteActivation.AnyScope("Sa*")) { IsRoleWildcard = true, IsScopeWildcard = true };

        Assert.True(activation.RoleIdentity.IsWildcard);
        Assert.Equal(PimAccess.Owner, activation.RoleIdentity.Access);
        Assert.True(activation.ScopeIdentity.Matches(Given.Sales));
        Assert.False(activation.ScopeIdentity.Matches(Given.Berlin));
    }

    [Theory]
    [InlineData("*", true, "User*")]
    [InlineData("*", false, "User* at *")]
    [InlineData("Sa*", true, "User* at Sa*")]
    public void A_wildcard_at_any_scope_names_no_scope(string scope, bool isWildcard, string text) => Assert.Equal(
        text, new PimFavoriteActivation(Given.Role("User*", "User*"), PimFavoriteActivation.AnyScope(scope)) { IsRoleWildcard = isWildcard }.ToString());

    [Fact]
    public void A_favourite_tells_what_it_activates()
    {
        var favorite = new PimFavorite(
            "default", "tenant", [new(Given.UserAdmin, Given.Sales) { Justification = "why" }, new(Given.ExchangeAdmin, PimScope.Directory)]);

        Assert.Equal(["User Administrator at Sales (why)", "Exchange Administrator at Directory"], favorite.Activates);
        Assert.Equal(("default: User Administrator at Sales, Exchange Administrator at Directory", "tenant"), (favorite.ToString(), favorite.TenantId));
    }
}
