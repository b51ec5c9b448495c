namespace PimTools.Anomalies;

/// <summary>The facts by which events belong together, and that can be counted.</summary>
internal enum EventKey
{
    /// <summary>The principal whose assignment it is about.</summary>
    Principal,

    /// <summary>The one who asked, or who made the change.</summary>
    Requestor,

    /// <summary>The approver.</summary>
    DecidedBy,

    /// <summary>The role, wherever it is held.</summary>
    Role,

    /// <summary>The scope.</summary>
    Scope,

    /// <summary>The address from which it was asked for.</summary>
    IpAddress,
}
