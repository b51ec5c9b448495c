namespace PimTools;

/// <summary>The recurrences of an access review.</summary>
public enum PimReviewRecurrence : long
{
    /// <summary>Once.</summary>
    Once,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every three months.</summary>
    Quarterly,

    /// <summary>Every six months.</summary>
    HalfYearly,

    /// <summary>Every twelve months.</summary>
    Yearly,

    /// <summary>In another rhythm, which the schedule of the review tells.</summary>
    Other,
}
