using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Core.Reviews;

/// <summary>The sentences in which a person is asked about an access review before it is made, stopped or answered.</summary>
public sealed class ReviewTextTests
{
    private static readonly PimPrincipal Robot = new("a0000000-0000-0000-0000-000000000009", PimPrincipalType.Group, "Auditors", null);

    [Fact]
    public void A_review_is_described_with_its_reviewers_its_rhythm_and_what_comes_of_it()
    {
        Assert.Equal(
            $"the access review 'Q' of {Given.UserAdmin.Describe(PimScope.Directory)} by everybody for themselves, for 14d from {ViewDate.Format(Given.Now)}; "
            + "who is not reviewed keeps it; nothing is applied by itself",
            ReviewText.Describe(Draft()));
        Assert.Contains("(Eligible) by their managers, for", ReviewText.Describe(Draft(PimAssignmentType.Eligible, byManagers: true)));
        Assert.Contains(" by cleo@contoso.com, Auditors, for", ReviewText.Describe(Draft(reviewers: [Given.Cleo, Robot])));
        Assert.Contains(", Weekly; who is not reviewed gets Deny; decisions are applied by themselves", ReviewText.Describe(Draft(recurrence: PimReviewRecurrence.Weekly, decision: PimReviewDefault.Deny, isApplied: true)));
        Assert.Contains(", Monthly, 3 times; ", ReviewText.Describe(Draft(recurrence: PimReviewRecurrence.Monthly, occurrences: 3)));
        Assert.Contains($", Yearly until {ViewDate.Format(Given.Now.AddYears(2))}; ", ReviewText.Describe(Draft(recurrence: PimReviewRecurrence.Yearly, until: 2)));
    }

    [Theory]
    [InlineData(PimReviewDefault.Deny, true, "Whoever is not reviewed in time loses ", ": the default decision of 'Q' is Deny, and it is applied by itself.")]
    [InlineData(PimReviewDefault.Recommendation, true, "Whoever is not reviewed in time loses ", " where the service recommends so: the default decision of 'Q' is Recommendation, and it is applied by itself.")]
    [InlineData(PimReviewDefault.Deny, false, null, null)]
    [InlineData(PimReviewDefault.Recommendation, false, null, null)]
    [InlineData(PimReviewDefault.Approve, true, null, null)]
    [InlineData(PimReviewDefault.None, true, null, null)]
    public void A_review_warns_where_silence_takes_the_role_away(PimReviewDefault decision, bool isApplied, string? start, string? end) => Assert.Equal(
        start is null ? null : start + Given.UserAdmin.Describe(PimScope.Directory) + end,
        ReviewText.Danger(Draft(decision: decision, isApplied: isApplied)));

    [Fact]
    public void The_end_of_a_round_is_told_apart_from_that_of_the_whole()
    {
        var review = new PimAccessReview("r", "Q")
        {
            Role = "User Administrator",
            Instances = [new("1") { End = Given.Now.AddDays(-7) }, new("2") { End = Given.Now, Status = PimAccessReviewStatus.InProgress }, new("3") { End = Given.Now.AddDays(7) }],
            AutoApply = true,
            DefaultDecision = PimReviewDefault.Deny,
        };

        Assert.Equal(
            "Stop the access review 'Q' of User Administrator with all of its rounds; who is not reviewed gets Deny; decisions are applied by themselves",
            ReviewText.DescribeStop(review, isWhole: true));
        Assert.StartsWith(
            $"Stop the round of the access review 'Q' of User Administrator that ends at {ViewDate.Format(Given.Now)}; ", ReviewText.DescribeStop(review, isWhole: false));
        Assert.EndsWith("; who is not reviewed keeps it; nothing is applied by itself", ReviewText.DescribeStop(new PimAccessReview("r", "Q"), isWhole: true));
    }

    [Theory]
    [InlineData(PimReviewDecision.NotReviewed, "Decide Deny about ")]
    [InlineData(PimReviewDecision.NotNotified, "Decide Deny about ")]
    [InlineData(PimReviewDecision.Unknown, "Decide Deny about ")]
    [InlineData(PimReviewDecision.Approve, "Decide Deny instead of Approve about ")]
    [InlineData(PimReviewDecision.Deny, "Decide Deny instead of Deny about ")]
    [InlineData(PimReviewDecision.DontKnow, "Decide Deny instead of DontKnow about ")]
    public void A_decision_names_the_one_that_it_takes_the_place_of(PimReviewDecision old, string start) => Assert.Equal(
        start + "Ada Ahlberg in the access review 'Q' of User Administrator",
        ReviewText.Describe(new("d", "r", "1") { ReviewName = "Q", Role = "User Administrator", Principal = Given.Ada, Decision = old }, PimReviewDecision.Deny));

    [Theory]
    [InlineData(PimReviewDecision.Unknown, false)]
    [InlineData(PimReviewDecision.NotNotified, false)]
    [InlineData(PimReviewDecision.NotReviewed, true)]
    [InlineData(PimReviewDecision.Approve, true)]
    [InlineData(PimReviewDecision.Deny, true)]
    [InlineData(PimReviewDecision.DontKnow, true)]
    public void What_only_lists_say_is_no_decision(PimReviewDecision decision, bool isOne) => Assert.Equal(
        isOne ? null : PimErrorCode.InvalidParameter, (Record.Exception(() => ReviewDecisionCheck.Check(decision)) as PimException)?.Code);

    [Theory]
    [InlineData(PimReviewDecision.Approve, true, null, false)]
    [InlineData(PimReviewDecision.Approve, true, "  ", false)]
    [InlineData(PimReviewDecision.Approve, true, "needed", true)]
    [InlineData(PimReviewDecision.Approve, false, null, true)]
    [InlineData(PimReviewDecision.Approve, null, null, true)]
    [InlineData(PimReviewDecision.Deny, true, null, true)]
    public void An_approval_needs_its_justification_where_the_review_demands_one(PimReviewDecision decision, bool? isDemanded, string? justification, bool isTaken)
    {
        var item = new PimAccessReviewDecision("d", "r", "1") { ReviewName = "Q", Principal = Given.Ada, RequiresJustification = isDemanded };

        Assert.Equal(
            isTaken ? null : PimErrorCode.JustificationRequired, (Record.Exception(() => ReviewDecisionCheck.Check(item, decision, justification)) as PimException)?.Code);
    }

    private static PimAccessReviewDraft Draft(
        PimAssignmentType? type = null,
        bool byManagers = false,
        PimPrincipal[]? reviewers = null,
        PimReviewRecurrence recurrence = PimReviewRecurrence.Once,
        int? occurrences = null,
        int? until = null,
        PimReviewDefault decision = PimReviewDefault.None,
        bool isApplied = false) => new(Given.UserAdmin, PimScope.Directory, "Q")
        {
            Type = type,
            ByManagers = byManagers,
            Reviewers = reviewers ?? [],
            Start = Given.Now,
            Days = 14,
            Recurrence = recurrence,
            Occurrences = occurrences,
            End = until is { } years ? Given.Now.AddYears(years) : null,
            DefaultDecision = decision,
            AutoApply = isApplied,
        };
}
