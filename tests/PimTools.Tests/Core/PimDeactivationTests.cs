using System;
using System.Collections.Generic;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimDeactivationTests
{
    private readonly List<PimAssignment> _activated = [Given.Activated(Given.UserAdmin), Given.Activated(Given.ExchangeAdmin, Given.Sales)];

    [Theory]
    [InlineData("User Administrator")]
    [InlineData("User*")]
    [InlineData("fe930be7-5e62-47db-91af-98c3a49a38b1")]
    public void A_role_active_at_one_scope_needs_no_scope(string role) => Assert.Equal([_activated[0]], Choose(role));

    [Fact]
    public void A_wildcard_takes_all_that_fit() => Assert.Equal(_activated, Choose("*"));

    [Fact]
    public void A_wildcard_that_fits_nothing_is_an_error_as_a_name_is() =>
        Assert.Equal(PimErrorCode.NotActive, Assert.Throws<PimException>(() => Choose("Z*")).Code);

    [Fact]
    public void A_role_not_active_is_an_error_with_what_is()
    {
        var error = Assert.Throws<PimException>(() => Choose("Global Reader"));

        Assert.Equal(PimErrorCode.NotActive, error.Code);
        Assert.Equal(["User Administrator at Directory", "Exchange Administrator at Sales"], error.Candidates);
        Assert.Equal("Global Reader", error.TargetObject);
        Assert.Equal("You have not activated 'Global Reader'.", error.Message);
        Assert.Equal("You have activated: User Administrator at Directory, Exchange Administrator at Sales.", error.Remedy);
    }

    [Fact]
    public void Whoever_has_activated_nothing_is_told_so()
    {
        _activated.Clear();

        Assert.Equal("You have activated nothing.", Assert.Throws<PimException>(() => Choose("User Administrator")).Remedy);
    }

    [Fact]
    public void A_role_active_elsewhere_is_not_active_at_the_scope_that_was_named()
    {
        var error = Assert.Throws<PimException>(() => Choose("User Administrator", "Sales"));

        Assert.Equal(PimErrorCode.NotActive, error.Code);
        Assert.Contains("at 'Sales'", error.Message);
    }

    [Fact]
    public void A_role_active_at_several_scopes_is_an_error_with_the_scopes()
    {
        _activated.Add(Given.Activated(Given.UserAdmin, Given.Sales));

        var error = Assert.Throws<PimException>(() => Choose("User Administrator"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal(["Directory", "Sales"], error.Candidates);
        Assert.Equal([_activated[2]], Choose("User Administrator", "Sales"));
        Assert.Equal([_activated[0], _activated[2]], Choose("User Administrator", "*"));
    }

    [Fact]
    public void Scopes_of_one_name_are_told_apart_by_their_ids()
    {
        _activated.Add(Given.Activated(Given.ExchangeAdmin, Given.Unit("other", "Sales")));

        Assert.All(new[] { null, "Sales" }, scope =>
        {
            var error = Assert.Throws<PimException>(() => Choose("Exchange Administrator", scope));
            Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
            Assert.Equal([Given.Sales.Id, "/administrativeUnits/other"], error.Candidates);
        });
    }

    [Fact]
    public void Two_roles_of_one_name_are_an_error_with_their_ids()
    {
        _activated.Add(Given.Activated(Given.Role("custom", "User Administrator")));

        var error = Assert.Throws<PimException>(() => Choose("User Administrator"));

        Assert.Equal(PimErrorCode.RoleAmbiguous, error.Code);
        Assert.Equal([Given.UserAdmin.Id, "custom"], error.Candidates);
    }

    [Fact]
    public void A_piped_assignment_means_its_own_scope_alone()
    {
        var atSales = Given.Activated(Given.UserAdmin, Given.Sales);
        _activated.Add(atSales);

        Assert.Equal([atSales], PimDeactivation.Choose(_activated, new RoleSelector(new PimIdentity(atSales))));
        Assert.Equal([_activated[0]], PimDeactivation.Choose(_activated, new RoleSelector(new PimIdentity(Given.Eligible(Given.UserAdmin)))));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 2)]
    public void Within_five_minutes_of_the_start_it_is_too_early(int minutesAgo, int minutesToWait) => Assert.Equal(
        TimeSpan.FromMinutes(minutesToWait),
        PimDeactivation.TooEarlyFor(Given.Activated(Given.UserAdmin, start: Given.Now.AddMinutes(-minutesAgo)), Given.Now));

    [Fact]
    public void After_five_minutes_or_without_a_start_it_is_not_too_early()
    {
        Assert.Null(PimDeactivation.TooEarlyFor(Given.Activated(Given.UserAdmin, start: Given.Now.AddMinutes(-5)), Given.Now));
        Assert.Null(PimDeactivation.TooEarlyFor(Given.Activated(Given.UserAdmin), Given.Now));
    }

    [Fact]
    public void The_service_s_refusal_to_end_it_so_soon_is_told_with_when_it_may_end()
    {
        var refusal = new PimException(PimErrorCode.PolicyViolation, "Too early.");
        var start = Given.Now.AddMinutes(-2);

        var told = PimDeactivation.TooEarly(Given.Activated(Given.UserAdmin, start: start), refusal);

        Assert.Equal($"User Administrator at Directory was activated at {start.LocalDateTime:HH:mm:ss}; it cannot end before {start.AddMinutes(5).LocalDateTime:HH:mm:ss}.", told.Message);
        Assert.Same(refusal, PimDeactivation.TooEarly(Given.Activated(Given.UserAdmin), refusal));
    }

    [Fact]
    public void The_draft_ends_exactly_that_activation_and_carries_no_schedule()
    {
        var draft = PimDeactivation.Draft(Given.Activated(Given.UserAdmin, Given.Sales), Given.Ada, "done");

        Assert.Equal(PimRequestAction.SelfDeactivate, draft.Action);
        Assert.Equal(PimAssignmentType.Active, draft.Type);
        Assert.Same(Given.UserAdmin, draft.Role);
        Assert.Same(Given.Sales, draft.Scope);
        Assert.Same(Given.Ada, draft.Principal);
        Assert.Equal("done", draft.Justification);
        Assert.Null(draft.Schedule);
    }

    private IReadOnlyList<PimAssignment> Choose(string role, string? scope = null) =>
        PimDeactivation.Choose(_activated, new RoleSelector(new PimIdentity(role), scope is null ? null : new PimIdentity(scope)));
}
