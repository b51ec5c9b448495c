namespace PimTools;

/// <summary>What PIM for Groups gives: membership or ownership.</summary>
public enum PimAccess
{
    /// <summary>Member of the group.</summary>
    Member,

    /// <summary>Owner of the group.</summary>
    Owner,
}
