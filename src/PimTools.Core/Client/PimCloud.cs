namespace PimTools;

/// <summary>The clouds of Microsoft.</summary>
public enum PimCloud : long
{
    /// <summary>The world-wide cloud.</summary>
    Global,

    /// <summary>US Government (GCC High).</summary>
    USGov,

    /// <summary>US Department of Defense.</summary>
    USGovDoD,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}
