namespace PimTools;

/// <summary>The two interfaces that a connection calls.</summary>
public enum PimApi : long
{
    /// <summary>Microsoft Graph.</summary>
    Graph,

    /// <summary>Azure Resource Manager.</summary>
    Arm,
}
