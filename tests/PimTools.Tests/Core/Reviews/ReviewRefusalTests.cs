using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Core.Reviews;

/// <summary>Refusals around access reviews say what to do instead, and the newest of the open ones comes first.</summary>
public sealed class ReviewRefusalTests
{
    [Fact]
    public async Task Whoever_is_not_asked_about_somebody_hears_of_those_who_are_near_by_user_principal_name_or_name()
    {
        var client = new FakePimClient();
        client.AccessReviews.All.Add(new PimAccessReview("a", "Q") { Kind = PimKind.EntraRole, Status = PimAccessReviewStatus.InProgress, Instances = [new PimReviewInstance("1")] });
        client.AccessReviews.Decisions.AddRange([
            new("1", "a", "1") { Principal = Given.Ada }, new("2", "a", "1") { Principal = new PimPrincipal("g", PimPrincipalType.Group, "Night Watch") }]);
        var refused = new List<PimException>();

        client.AccessReviews.All.Add(new PimAccessReview("b", "Empty") { Kind = PimKind.EntraRole, Status = PimAccessReviewStatus.InProgress, Instances = [new PimReviewInstance("1")] });
        var decisions = new CallerDecisions(client, PimKinds.All);

        await decisions.FindAsync(new("Q"), [new("adda@contoso.com"), new("Nihgt Watch")], null, refused.Add, PimCall.None);
        await decisions.FindAsync(new("Empty"), [new("zzzzzz")], null, refused.Add, PimCall.None);

        Assert.Equal([["ada@contoso.com"], ["Night Watch"], []], refused.Select(error => error.Candidates));
        Assert.EndsWith(" lists those about whom you are asked. Candidates: ada@contoso.com.", refused[0].Remedy);
        Assert.EndsWith(" lists those about whom you are asked.", refused[2].Remedy);
        Assert.Equal("zzzzzz", refused[2].TargetObject);
    }

    [Fact]
    public async Task One_review_is_needed_to_decide_in_it()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => new CallerDecisions(new FakePimClient(), PimKinds.All).FindAsync(new("Q*"), [], null, _ => { }, PimCall.None));

        Assert.Equal(("Give one name or id; a wildcard could decide more than you mean.", "Q*"), (error.Remedy, error.TargetObject));
    }

    [Fact]
    public void What_no_reviewer_can_decide_is_refused_with_what_one_can()
    {
        var error = Assert.Throws<PimException>(() => ReviewDecisionCheck.Check(PimReviewDecision.NotNotified));

        Assert.Equal(("Give -Decision Approve, Deny, DontKnow, or NotReviewed to take a decision back.", PimReviewDecision.NotNotified), (error.Remedy, error.TargetObject));
        ReviewDecisionCheck.Check(PimReviewDecision.NotReviewed);
    }

    [Theory]
    [InlineData(PimReviewDecision.Approve, true, " ", true)]
    [InlineData(PimReviewDecision.Approve, true, "Because", false)]
    [InlineData(PimReviewDecision.Approve, false, null, false)]
    [InlineData(PimReviewDecision.Deny, true, null, false)]
    public void An_approval_needs_a_justification_where_the_review_demands_one(PimReviewDecision decision, bool isDemanded, string? justification, bool isRefused)
    {
        var item = new PimAccessReviewDecision("1", "a", "1") { ReviewName = "Q", Principal = Given.Ada, RequiresJustification = isDemanded };

        var error = Record.Exception(() => ReviewDecisionCheck.Check(item, decision, justification)) as PimException;

        Assert.Equal(isRefused ? ("Add -Justification.", item) : (null, null), (error?.Remedy, error?.TargetObject));
    }

    [Fact]
    public void A_review_lasts_whole_days()
    {
        Assert.Equal(14, ReviewDraftCheck.Days(TimeSpan.FromDays(14)));
        var error = Assert.Throws<PimException>(() => ReviewDraftCheck.Days(TimeSpan.FromHours(36)));
        Assert.Equal(("Give -Duration in days, such as 14d.", TimeSpan.FromHours(36)), (error.Remedy, error.TargetObject));
    }

    [Fact]
    public void The_newest_of_the_open_ones_comes_first_by_its_current_round_or_else_its_start()
    {
        PimAccessReview Review(string id, int start, int? round, PimAccessReviewStatus status = PimAccessReviewStatus.InProgress) => new(id, id)
        {
            Status = status,
            Start = Given.Now.AddDays(start),
            Instances = round is { } day ? [new PimReviewInstance("1") { Start = Given.Now.AddDays(day) }] : [],
        };

        var ordered = ReviewOrder.OpenFirst([Review("over", 9, null, PimAccessReviewStatus.Completed), Review("old", 1, null), Review("recurring", 0, 3), Review("new", 2, null)]);

        Assert.Equal(["recurring", "new", "old", "over"], ordered.Select(review => review.Id));
    }
}
