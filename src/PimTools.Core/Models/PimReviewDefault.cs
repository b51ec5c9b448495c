namespace PimTools;

/// <summary>What the service decides at the end of an access review where no reviewer has.</summary>
public enum PimReviewDefault : long
{
    /// <summary>Nothing: what was not reviewed stays as it is.</summary>
    None,

    /// <summary>The principal keeps the role.</summary>
    Approve,

    /// <summary>The principal loses the role.</summary>
    Deny,

    /// <summary>What the service recommends.</summary>
    Recommendation,

    /// <summary>The service said a word that is not known here.</summary>
    Unknown,
}
