namespace PimTools;

/// <summary>The severity of a rule.</summary>
public enum PimFindingSeverity : long
{
    /// <summary>Good practice.</summary>
    Low,

    /// <summary>To be mended in the ordinary course.</summary>
    Medium,

    /// <summary>To be mended soon.</summary>
    High,

    /// <summary>To be mended now.</summary>
    Critical,
}
