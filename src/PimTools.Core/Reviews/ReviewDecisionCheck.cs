namespace PimTools.Reviews;

/// <summary>Refuses what a reviewer cannot decide, before anything is sent.</summary>
internal static class ReviewDecisionCheck
{
    /// <exception cref="PimException">It is no decision of a reviewer (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(PimReviewDecision decision)
    {
        if (decision is PimReviewDecision.Unknown or PimReviewDecision.NotNotified)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"{decision} is what lists say, and no decision of a reviewer.")
            {
                Remedy = "Give -Decision Approve, Deny, DontKnow, or NotReviewed to take a decision back.",
                TargetObject = decision,
            };
        }
    }

    /// <exception cref="PimException">An approval needs a justification (<see cref="PimErrorCode.JustificationRequired"/>).</exception>
    public static void Check(PimAccessReviewDecision item, PimReviewDecision decision, string? justification)
    {
        if (decision == PimReviewDecision.Approve && item.RequiresJustification == true && string.IsNullOrWhiteSpace(justification))
        {
            throw new PimException(PimErrorCode.JustificationRequired, $"The access review '{item.ReviewName}' demands a justification to approve {item.Principal}.")
            {
                Remedy = "Add -Justification.",
                TargetObject = item,
            };
        }
    }
}
