using System.Linq;

namespace PimTools.Reviews;

/// <summary>Access reviews in sentences, for people who are asked or warned.</summary>
internal static class ReviewText
{
    /// <summary>Describes a new review: what of, by whom, how long, how often, and what comes of it.</summary>
    public static string Describe(PimAccessReviewDraft draft)
    {
        var kind = draft.Type is { } type ? $" ({type})" : string.Empty;
        var often = draft.Recurrence == PimReviewRecurrence.Once ? string.Empty : $", {draft.Recurrence}{Until(draft)}";
        return $"the access review '{draft.Name}' of {draft.Role.Describe(draft.Scope)}{kind} by {Reviewers(draft)}, for {draft.Days}d from {ViewDate.Format(draft.Start)}{often}; "
            + $"{Consequence(draft.DefaultDecision, draft.AutoApply)}";
    }

    /// <summary>The warning before a review that can take a role away although nobody decided so; null for any other.</summary>
    public static string? Danger(PimAccessReviewDraft draft) => draft is { AutoApply: true, DefaultDecision: PimReviewDefault.Deny or PimReviewDefault.Recommendation }
        ? $"Whoever is not reviewed in time loses {draft.Role.Describe(draft.Scope)}{(draft.DefaultDecision == PimReviewDefault.Recommendation ? " where the service recommends so" : string.Empty)}: "
            + $"the default decision of '{draft.Name}' is {draft.DefaultDecision}, and it is applied by itself."
        : null;

    /// <summary>Describes the end of a round or of a whole review before its time.</summary>
    public static string DescribeStop(PimAccessReview review, bool isWhole)
    {
        var what = isWhole ? $"the access review '{review}' of {review.Role} with all of its rounds" : $"the round of the access review '{review}' of {review.Role} that ends at {ViewDate.Format(review.InstanceEnd)}";
        return $"Stop {what}; {Consequence(review.DefaultDecision ?? PimReviewDefault.None, review.AutoApply ?? false)}";
    }

    /// <summary>Describes a decision.</summary>
    public static string Describe(PimAccessReviewDecision item, PimReviewDecision decision)
    {
        var what = $"{item.Principal} in the access review '{item.ReviewName}' of {item.Role}";
        return item.Decision is PimReviewDecision.Approve or PimReviewDecision.Deny or PimReviewDecision.DontKnow
            ? $"Decide {decision} instead of {item.Decision} about {what}"
            : $"Decide {decision} about {what}";
    }

    private static string Consequence(PimReviewDefault decision, bool isApplied) =>
        (decision == PimReviewDefault.None ? "who is not reviewed keeps it" : $"who is not reviewed gets {decision}")
        + (isApplied ? "; decisions are applied by themselves" : "; nothing is applied by itself");

    private static string Until(PimAccessReviewDraft draft) => draft switch
    {
        { Occurrences: { } number } => $", {number} times",
        { End: { } end } => $" until {ViewDate.Format(end)}",
        _ => string.Empty,
    };

    private static string Reviewers(PimAccessReviewDraft draft) => draft switch
    {
        { ByManagers: true } => "their managers",
        { Reviewers.Count: 0 } => "everybody for themselves",
        _ => string.Join(", ", draft.Reviewers.Select(reviewer => reviewer.UserPrincipalName ?? reviewer.ToString())),
    };
}
