namespace PimTools;

/// <summary>The severity of an alert of PIM.</summary>
public enum PimAlertSeverity : long
{
    /// <summary>This version does not know the service's word.</summary>
    Unknown,

    /// <summary>The service tells it, and no more.</summary>
    Informational,

    /// <summary>Good practice.</summary>
    Low,

    /// <summary>To be looked at.</summary>
    Medium,

    /// <summary>To be looked at now.</summary>
    High,
}
