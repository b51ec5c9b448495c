namespace PimTools;

/// <summary>The roles of PIM for Groups: membership and ownership.</summary>
public enum PimAccess : long
{
    /// <summary>Member of the group.</summary>
    Member = 1,

    /// <summary>Owner of the group.</summary>
    Owner,
}
