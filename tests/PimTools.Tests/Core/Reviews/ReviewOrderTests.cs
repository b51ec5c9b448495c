using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Core.Reviews;

/// <summary>Reviews come the open ones first and the latest round first; whoever is not asked is told about whom they are, by the name that people type.</summary>
public sealed class ReviewOrderTests
{
    private readonly FakePimClient _client = new();

    [Fact]
    public void The_round_that_runs_counts_before_the_beginning_of_the_whole()
    {
        var ordered = ReviewOrder.OpenFirst([
            Review("over", PimAccessReviewStatus.Completed, start: 9), Review("old", PimAccessReviewStatus.InProgress, start: 5), Review("series", PimAccessReviewStatus.InProgress, start: 1, round: 7),
            Review("new", PimAccessReviewStatus.InProgress, start: 6), Review("overOld", PimAccessReviewStatus.Completed, start: 8)]);

        Assert.Equal(["series", "new", "old", "over", "overOld"], ordered.Select(one => one.Id));
    }

    [Fact]
    public async Task Whoever_is_near_is_told_by_the_user_principal_name_or_else_by_the_name()
    {
        _client.AccessReviews.All.Add(Review("a", PimAccessReviewStatus.InProgress, start: 0, round: 0));
        _client.AccessReviews.Decisions.AddRange([Decision(Given.Ada), Decision(new("g", PimPrincipalType.Group, "Adas group")), Decision(null)]);
        var refused = new List<PimException>();

        await new CallerDecisions(_client, PimKinds.All).FindAsync(new("a"), [new("ada@contoso.co")], null, refused.Add, PimCall.None);
        await new CallerDecisions(_client, PimKinds.All).FindAsync(new("a"), [new("Adas grup")], null, refused.Add, PimCall.None);

        Assert.Equal([["ada@contoso.com"], ["Adas group"]], refused.Select(error => error.Candidates));
        Assert.EndsWith(" Candidates: ada@contoso.com.", refused[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_asked_about_nobody_is_near()
    {
        _client.AccessReviews.All.Add(Review("a", PimAccessReviewStatus.InProgress, start: 0, round: 0));
        var refused = new List<PimException>();

        await new CallerDecisions(_client, PimKinds.All).FindAsync(new("a"), [new("ada@contoso.co")], null, refused.Add, PimCall.None);

        Assert.Equal("Get-PimAccessReviewDecision 'a' -Mine lists those about whom you are asked.", Assert.Single(refused).Remedy);
    }

    [Theory]
    [InlineData(PimKind.Group, "Ops", true)]
    [InlineData(PimKind.EntraRole, "User Administrator", true)]
    [InlineData(PimKind.Group, "Ops (owner)", false)]
    public async Task A_review_of_a_group_is_of_its_members(PimKind kind, string role, bool isFound)
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.GroupRole("g", "Ops", PimAccess.Member), Given.GroupRole("g", "Ops", PimAccess.Owner)]);
        _client.AccessReviews.All.Add(new("a", "a") { Kind = kind, Role = kind == PimKind.Group ? "Ops" : "User Administrator", Status = PimAccessReviewStatus.InProgress });
        var found = new List<PimAccessReview>();

        await new AccessReviewQuery { Roles = [new(role)] }.ListAsync(new NamedReviews(_client, PimKinds.All, isMine: false), _client, found.Add, _ => { }, PimCall.None);

        Assert.Equal(isFound ? 1 : 0, found.Count);
    }

    [Theory]
    [InlineData("d0000000-0000-0000-0000-000000000001", true)]
    [InlineData("Berlin", false)]
    [InlineData("Sa*", true)]
    [InlineData("Be*", false)]
    public async Task A_review_is_at_the_scope_with_that_id(string scope, bool isFound)
    {
        _client.Scopes.AddRange([Given.Sales, Given.Berlin]);
        _client.AccessReviews.All.Add(new("a", "a") { Kind = PimKind.EntraRole, ScopeId = Given.Sales.Id.ToUpperInvariant(), Scope = "Sales", Status = PimAccessReviewStatus.InProgress });
        var found = new List<PimAccessReview>();

        await new AccessReviewQuery { Scope = new(scope) }.ListAsync(new NamedReviews(_client, PimKinds.All, isMine: false), _client, found.Add, _ => { }, PimCall.None);

        Assert.Equal(isFound ? 1 : 0, found.Count);
    }

    [Fact]
    public async Task A_name_of_nobody_reads_no_decisions()
    {
        var refused = new List<PimException>();

        await new ReviewDecisionQuery { Principals = [new("nobody@contoso.com")] }.ListAsync(
            _client, [Review("a", PimAccessReviewStatus.InProgress, start: 0, round: 0)], _ => Assert.Fail("Nobody is meant."), refused.Add, PimCall.None);

        Assert.Single(refused);
        Assert.Empty(_client.AccessReviews.Calls);
    }

    [Fact]
    public async Task A_review_that_was_given_is_that_one_whatever_others_are_called()
    {
        var (one, other) = (Review("a", PimAccessReviewStatus.InProgress, start: 0), Review("b", PimAccessReviewStatus.InProgress, start: 0));
        _client.AccessReviews.All.AddRange([one, other]);

        Assert.Equal([other], await new NamedReviews(_client, PimKinds.All, isMine: false).FindAsync(new PimIdentity(other), PimCall.None));
    }

    [Fact]
    public void Refusals_tell_what_to_give_instead()
    {
        var item = new PimAccessReviewDecision("d", "r", "1") { ReviewName = "Q", Principal = Given.Ada, RequiresJustification = true };

        var word = Assert.Throws<PimException>(() => ReviewDecisionCheck.Check(PimReviewDecision.Unknown));
        var words = Assert.Throws<PimException>(() => ReviewDecisionCheck.Check(item, PimReviewDecision.Approve, null));
        var days = Assert.Throws<PimException>(() => ReviewDraftCheck.Days(TimeSpan.FromHours(30)));

        Assert.Equal(("Give -Decision Approve, Deny, DontKnow, or NotReviewed to take a decision back.", PimReviewDecision.Unknown), (word.Remedy, word.TargetObject));
        Assert.Equal(("Add -Justification.", item), (words.Remedy, words.TargetObject));
        Assert.Equal(("Give -Duration in days, such as 14d.", TimeSpan.FromHours(30)), (days.Remedy, days.TargetObject));
    }

    private static PimAccessReview Review(string id, PimAccessReviewStatus status, int start, int? round = null) => new(id, id)
    {
        Kind = PimKind.EntraRole,
        Status = status,
        Start = Given.Now.AddDays(start),
        Instances = round is { } day ? [new PimReviewInstance("1") { Status = PimAccessReviewStatus.InProgress, Start = Given.Now.AddDays(day) }] : [],
    };

    private static PimAccessReviewDecision Decision(PimPrincipal? principal) => new("d", "a", "1") { Principal = principal };
}
