namespace PimTools;

/// <summary>The ways an assignment reaches its principal.</summary>
public enum PimMemberType : long
{
    /// <summary>The service did not say.</summary>
    Unknown,

    /// <summary>Assigned to the principal itself.</summary>
    Direct,

    /// <summary>Through membership of a group.</summary>
    Group,

    /// <summary>From a wider scope.</summary>
    Inherited,
}
