namespace PimTools;

/// <summary>The outcome of deciding about one principal of an access review, among several.</summary>
public sealed class PimReviewFollowUp
{
    private PimReviewFollowUp(PimAccessReviewDecision decision, PimAccessReviewDecision? latest, PimException? error)
    {
        Decision = decision;
        Latest = latest;
        Error = error;
    }

    /// <summary>The decision as it was.</summary>
    public PimAccessReviewDecision Decision { get; }

    /// <summary>The decision as it stands afterwards; null where the service refused, and where it cannot be read.</summary>
    public PimAccessReviewDecision? Latest { get; }

    /// <summary>The refusal, or, where <see cref="IsDone"/>, why it cannot be read afterwards; null where there is a <see cref="Latest"/>.</summary>
    public PimException? Error { get; }

    /// <summary>Tells whether the service took it.</summary>
    public bool IsDone { get; private init; }

    /// <summary>The service took it, and it was read again.</summary>
    public static PimReviewFollowUp Done(PimAccessReviewDecision decision, PimAccessReviewDecision latest) => new(decision, latest, null) { IsDone = true };

    /// <summary>The service took it, and it could not be read again.</summary>
    public static PimReviewFollowUp Unread(PimAccessReviewDecision decision, PimException error) => new(decision, null, error) { IsDone = true };

    /// <summary>The service refused it, or whether it took it is not known.</summary>
    public static PimReviewFollowUp Refused(PimAccessReviewDecision decision, PimException error) => new(decision, null, error);
}
