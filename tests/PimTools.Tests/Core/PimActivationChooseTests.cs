using System.Collections.Generic;
using System.Linq;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimActivationChooseTests
{
    private readonly List<PimAssignment> _held = [Given.Eligible(Given.UserAdmin), Given.Eligible(Given.ExchangeAdmin, Given.Sales)];

    [Theory]
    [InlineData("User Administrator")]
    [InlineData("fe930be7-5e62-47db-91af-98c3a49a38b1")]
    [InlineData("User*")]
    public void A_role_held_at_one_scope_needs_no_scope(string role) => Assert.Equal([_held[0]], Choose(role));

    [Fact]
    public void A_wildcard_takes_every_role_that_fits_at_every_scope()
    {
        _held.Add(Given.Eligible(Given.UserAdmin, Given.Sales));

        Assert.Equal(_held, Choose("*Administrator"));
    }

    [Theory]
    [InlineData("User Admin")]
    [InlineData("Global*")]
    public void A_role_not_held_is_an_error_with_what_is_held(string role)
    {
        var error = Assert.Throws<PimException>(() => Choose(role));

        Assert.Equal(PimErrorCode.NotEligible, error.Code);
        Assert.Contains("User Administrator", error.Candidates);
        Assert.StartsWith("You are eligible for: ", error.Remedy);
        Assert.Equal(role, error.TargetObject);
    }

    [Fact]
    public void Whoever_is_eligible_for_nothing_is_told_so()
    {
        _held.Clear();

        var error = Assert.Throws<PimException>(() => Choose("User Administrator"));

        Assert.Equal(PimErrorCode.NotEligible, error.Code);
        Assert.Empty(error.Candidates);
        Assert.Equal("You are eligible for no role at all.", error.Remedy);
    }

    [Fact]
    public void Two_roles_of_one_name_are_an_error_with_their_ids()
    {
        _held.Add(Given.Eligible(Given.Role("custom", "User Administrator")));

        var error = Assert.Throws<PimException>(() => Choose("User Administrator"));

        Assert.Equal(PimErrorCode.RoleAmbiguous, error.Code);
        Assert.Equal([Given.UserAdmin.Id, "custom"], error.Candidates);
    }

    [Fact]
    public void The_scope_tells_two_roles_of_one_name_apart()
    {
        _held.Add(Given.Eligible(Given.Role("custom", "User Administrator"), Given.Sales));

        Assert.Equal([_held[2]], Choose("User Administrator", "Sales"));
        Assert.Equal([_held[0]], Choose("User Administrator", "Directory"));
        Assert.Equal(PimErrorCode.RoleAmbiguous, Assert.Throws<PimException>(() => Choose("User Administrator", "Berlin")).Code);
    }

    [Fact]
    public void A_scope_picks_among_those_where_the_role_is_held()
    {
        _held.Add(Given.Eligible(Given.UserAdmin, Given.Sales));

        Assert.Equal([_held[2]], Choose("User Administrator", "Sales"));
        Assert.Equal([_held[0]], Choose("User Administrator", "/"));
        Assert.Equal([_held[0], _held[2]], Choose("User Administrator", "*"));
    }

    [Fact]
    public void A_scope_where_the_role_is_not_held_is_an_error_and_never_another_scope()
    {
        var error = Assert.Throws<PimException>(() => Choose("User Administrator", "Sales"));

        Assert.Equal(PimErrorCode.ScopeNotFound, error.Code);
        Assert.Equal(["Directory"], error.Candidates);
        Assert.Contains("No other scope was used instead", error.Remedy);
        Assert.Equal("Sales", error.TargetObject);
    }

    [Fact]
    public void A_role_held_at_several_scopes_is_an_error_with_the_scopes()
    {
        _held.Add(Given.Eligible(Given.UserAdmin, Given.Sales));

        var error = Assert.Throws<PimException>(() => Choose("User Administrator"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal(["Directory", "Sales"], error.Candidates);
        Assert.Contains("2 scopes", error.Message);
        Assert.Contains("-Scope", error.Remedy);
    }

    [Fact]
    public void Scopes_of_one_name_are_told_apart_by_their_ids()
    {
        _held.Add(Given.Eligible(Given.ExchangeAdmin, Given.Unit("other", "Sales")));

        var error = Assert.Throws<PimException>(() => Choose("Exchange Administrator"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal([Given.Sales.Id, "/administrativeUnits/other"], error.Candidates);
        Assert.Contains("2 scopes", error.Message);
    }

    [Theory]
    [InlineData("Exchange Administrator")]
    [InlineData("*")]
    public void A_scope_name_that_means_two_scopes_activates_at_neither(string role)
    {
        _held.Add(Given.Eligible(Given.ExchangeAdmin, Given.Unit("other", "Sales")));

        var error = Assert.Throws<PimException>(() => Choose(role, "Sales"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal([Given.Sales.Id, "/administrativeUnits/other"], error.Candidates);
        Assert.Equal("Sales", error.TargetObject);
    }

    [Fact]
    public void The_id_tells_two_scopes_of_one_name_apart()
    {
        _held.Add(Given.Eligible(Given.ExchangeAdmin, Given.Unit("other", "Sales")));

        Assert.Equal([_held[2]], Choose("Exchange Administrator", "other"));
    }

    [Fact]
    public void What_reaches_the_caller_twice_at_one_scope_is_not_ambiguous()
    {
        _held.Add(Given.Eligible(Given.UserAdmin, principal: new PimPrincipal("group", PimPrincipalType.Group)));

        Assert.Equal(2, Choose("User Administrator").Count);
        Assert.Equal(2, Choose("User Administrator", "Directory").Count);
    }

    [Fact]
    public void Every_scope_that_is_chosen_is_one_that_was_named()
    {
        _held.AddRange([Given.Eligible(Given.UserAdmin, Given.Sales), Given.Eligible(Given.UserAdmin, Given.Berlin)]);

        Assert.All(
            new[] { "Sales", "Berlin", "S*", "B*", "*e*", Given.Sales.Id },
            scope => Assert.All(Choose("User*", scope), a => Assert.True(new PimIdentity(scope).Matches(a.Scope))));
    }

    private IReadOnlyList<PimAssignment> Choose(string role, string? scope = null) =>
        PimActivation.Choose(_held.ToList(), new PimIdentity(role), scope is null ? null : new PimIdentity(scope));
}
