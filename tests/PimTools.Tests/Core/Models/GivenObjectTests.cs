using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Models;

/// <summary>An object that is given means what it is or is about, and a text what a person sees.</summary>
public sealed class GivenObjectTests
{
    private static readonly PimAssignment Assignment = new("assignment", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo);
    private static readonly PimRequest Request = new("request", PimAssignmentType.Active, Given.ExchangeAdmin, Given.Berlin, Given.Ada);

    [Fact]
    public void An_assignment_and_a_request_are_about_a_role_a_scope_and_a_principal()
    {
        var (assignment, request) = (new PimIdentity(Assignment), new PimIdentity(Request));

        Assert.Equal((Given.UserAdmin, Given.Sales, Given.Cleo), (assignment.Role, assignment.Scope, assignment.Principal));
        Assert.Equal((Given.ExchangeAdmin, Given.Berlin, Given.Ada), (request.Role, request.Scope, request.Principal));
        Assert.Same(Assignment, assignment.Assignment);
        Assert.Null(request.Assignment);
    }

    [Fact]
    public void A_role_a_scope_and_a_principal_are_themselves_alone()
    {
        Assert.Equal((Given.UserAdmin, null, null), (new PimIdentity(Given.UserAdmin).Role, new PimIdentity(Given.UserAdmin).Scope, new PimIdentity(Given.UserAdmin).Principal));
        Assert.Equal((null, Given.Sales, null), (new PimIdentity(Given.Sales).Role, new PimIdentity(Given.Sales).Scope, new PimIdentity(Given.Sales).Principal));
        Assert.Equal((null, null, Given.Ada), (new PimIdentity(Given.Ada).Role, new PimIdentity(Given.Ada).Scope, new PimIdentity(Given.Ada).Principal));
    }

    [Fact]
    public void An_object_is_matched_by_its_id_and_never_by_its_name()
    {
        Assert.True(new PimIdentity(Request).Matches("REQUEST", "x"));
        Assert.False(new PimIdentity(Request).Matches("other", "request"));
        Assert.False(new PimIdentity(Given.Ada).Matches(new PimPrincipal("x", PimPrincipalType.User, "Ada Ahlberg")));
    }

    [Theory]
    [InlineData("d0000000-0000-0000-0000-000000000001", true)]
    [InlineData("/administrativeUnits/d0000000-0000-0000-0000-000000000001", true)]
    [InlineData("administrativeUnits/d0000000-0000-0000-0000-000000000001", false)]
    [InlineData("sales", true)]
    [InlineData("S*", true)]
    [InlineData("*0001", false)]
    public void A_scope_is_meant_by_its_name_its_id_or_the_end_of_its_id(string text, bool isMeant) => Assert.Equal(isMeant, new PimIdentity(text).Matches(Given.Sales));

    [Theory]
    [InlineData("/")]
    [InlineData("/x/")]
    [InlineData("/x")]
    [InlineData("x")]
    public void An_id_without_an_end_of_its_own_is_meant_whole(string id)
    {
        var scope = new PimScope(id, "Name", PimScopeType.Unknown);

        Assert.True(new PimIdentity(id).Matches(scope));
        Assert.False(new PimIdentity("y").Matches(scope));
        Assert.Equal(id == "x", new PimIdentity("x").Matches(scope));
    }

    [Fact]
    public void A_backtick_takes_a_wildcard_as_it_is()
    {
        Assert.Equal("Admins [EU]", new PimIdentity("Admins `[EU`]").Text);
        Assert.Equal("Admins `[EU`]*", new PimIdentity("Admins `[EU`]*").Text);
    }

    [Theory]
    [InlineData("[ab]c", "bc", true)]
    [InlineData("[ab]c", "dc", false)]
    [InlineData("a`*b", "a*b", true)]
    [InlineData("a?*", "a", false)]
    [InlineData("a?*", "ab", true)]
    [InlineData("`[a*", "[abc", true)]
    [InlineData("*`", "x`", true)]
    [InlineData("[a-c]*", "bx", true)]
    [InlineData("[a-c]*", "dx", false)]
    public void A_wildcard_means_what_PowerShell_would(string pattern, string text, bool isMatch) => Assert.Equal(isMatch, new PimIdentity(pattern).Matches("id", text));

    [Fact]
    public void Whether_a_decision_of_a_review_is_as_it_was_goes_by_the_words_as_well()
    {
        var decision = new PimAccessReviewDecision("d", "r", "i") { Decision = PimReviewDecision.Approve, Justification = null };

        Assert.True(decision.Is(PimReviewDecision.Approve, null) && decision.Is(PimReviewDecision.Approve, string.Empty));
        Assert.False(decision.Is(PimReviewDecision.Deny, null) || decision.Is(PimReviewDecision.Approve, "why"));
        var reasoned = new PimAccessReviewDecision("d", "r", "i") { Decision = PimReviewDecision.Approve, Justification = "why" };
        Assert.True(reasoned.Is(PimReviewDecision.Approve, "why"));
        Assert.False(reasoned.Is(PimReviewDecision.Approve, null));
    }

    [Theory]
    [InlineData(PimReviewDecision.Approve, true)]
    [InlineData(PimReviewDecision.Deny, true)]
    [InlineData(PimReviewDecision.DontKnow, true)]
    [InlineData(PimReviewDecision.NotReviewed, false)]
    public void A_reviewer_who_does_not_know_has_answered(PimReviewDecision decision, bool isAnswered) =>
        Assert.Equal(isAnswered, new PimAccessReviewDecision("d", "r", "i") { Decision = decision }.IsAnswered);
}
