using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Activation;
using PimTools.Client;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ExtensionCandidateTests
{
    [Fact]
    public void A_name_finds_what_is_held_and_what_has_expired()
    {
        var candidates = Of([Held(Given.UserAdmin, Given.Sales)], [Expired(Given.UserAdmin, Given.Berlin)]);

        var drafts = ExtensionCandidate.Choose(candidates, Selector("User Administrator", "*"), PimAssignmentType.Eligible, new PartialReading()).Select(one => one.Draft());

        Assert.Equal(
            [(PimRequestAction.SelfExtend, Given.Sales), (PimRequestAction.SelfRenew, Given.Berlin)], drafts.Select(draft => (draft.Action, draft.Scope)));
    }

    [Fact]
    public void What_comes_through_a_group_cannot_be_extended()
    {
        var group = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Ada) { MemberType = PimMemberType.Group };

        Assert.Empty(Of([group], []));
    }

    [Fact]
    public void An_activation_cannot_be_extended_and_says_so_only_to_whoever_can_mean_nothing_else()
    {
        var activated = Given.Activated(Given.UserAdmin, Given.Berlin);
        IReadOnlyList<ExtensionCandidate> Find(string role, params PimAssignment[] held) =>
            ExtensionCandidate.Choose(Of(held, []), Selector(role), PimAssignmentType.Active, new PartialReading());

        var error = Assert.Throws<PimException>(() => Assert.Single(Find("User Administrator", activated)).Draft());

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Contains("Request-PimRoleActivation -Extend", error.Remedy);
        Assert.Empty(Find("User*", activated));
        Assert.Equal(Given.Sales, Assert.Single(Find("User Administrator", activated, Held(Given.UserAdmin, Given.Sales))).Scope);
    }

    [Fact]
    public void A_name_that_fits_nothing_is_an_error_and_a_wildcard_is_not()
    {
        var candidates = Of([Held(Given.UserAdmin, Given.Sales)], []);

        var error = Assert.Throws<PimException>(() => ExtensionCandidate.Choose(candidates, Selector("Reader"), PimAssignmentType.Active, new PartialReading()));

        Assert.Equal(PimErrorCode.AssignmentNotFound, error.Code);
        Assert.Contains("no Active assignment of 'Reader'", error.Message);
        Assert.Empty(ExtensionCandidate.Choose(candidates, Selector("R*"), PimAssignmentType.Active, new PartialReading()));
    }

    private static IReadOnlyList<ExtensionCandidate> Of(IEnumerable<PimAssignment> held, IEnumerable<PimRequest> expired) =>
        ExtensionCandidate.Of(held, expired, Given.Ada, TimeSpan.FromDays(30), "why", Given.Now);

    private static RoleSelector Selector(string role, string? scope = null) => new(new PimIdentity(role), scope is null ? null : new PimIdentity(scope));

    private static PimAssignment Held(PimRole role, PimScope scope) => Given.Eligible(role, scope, end: Given.Now.AddDays(1));

    private static PimRequest Expired(PimRole role, PimScope scope) => new("id", PimAssignmentType.Eligible, role, scope, Given.Ada);
}
