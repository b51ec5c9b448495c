namespace PimTools;

/// <summary>The results for a permanent active assignment that was to become an eligible one.</summary>
public enum PimConversionResult : long
{
    /// <summary>It is left as it is, for a reason.</summary>
    Kept,

    /// <summary>It would be turned into an eligible one.</summary>
    Planned,

    /// <summary>It was turned into an eligible one.</summary>
    Converted,
}
