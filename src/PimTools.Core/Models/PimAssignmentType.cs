namespace PimTools;

/// <summary>The two types of assignment: one can be activated, the other is in effect.</summary>
public enum PimAssignmentType : long
{
    /// <summary>The principal may activate the role.</summary>
    Eligible = 1,

    /// <summary>The role holds.</summary>
    Active,
}
