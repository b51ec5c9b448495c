namespace PimTools;

/// <summary>A decision of an access review about one principal.</summary>
public enum PimReviewDecision : long
{
    /// <summary>The service said nothing, or a word that is not known here.</summary>
    Unknown,

    /// <summary>Nobody has decided.</summary>
    NotReviewed,

    /// <summary>The principal keeps the role.</summary>
    Approve,

    /// <summary>The principal loses the role.</summary>
    Deny,

    /// <summary>The reviewer does not know.</summary>
    DontKnow,

    /// <summary>Nobody has been asked yet; Azure's word.</summary>
    NotNotified,
}
