namespace PimTools;

/// <summary>The ways in which a role differs between two exports.</summary>
public enum PimRoleChange : long
{
    /// <summary>It is the same.</summary>
    None,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}
