namespace PimTools;

/// <summary>The decisions of the service at the end of an access review where no reviewer has decided.</summary>
public enum PimReviewDefault : long
{
    /// <summary>Nothing: what was not reviewed stays as it is.</summary>
    None,

    /// <summary>The principal keeps the role.</summary>
    Approve,

    /// <summary>The principal loses the role.</summary>
    Deny,

    /// <summary>The decision that the service recommends.</summary>
    Recommendation,

    /// <summary>The service said a word that is not known here.</summary>
    Unknown,
}
