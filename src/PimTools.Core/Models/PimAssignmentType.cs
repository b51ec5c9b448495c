namespace PimTools;

/// <summary>Whether a role may be activated or holds now.</summary>
public enum PimAssignmentType
{
    /// <summary>The principal may activate the role.</summary>
    Eligible,

    /// <summary>The role holds.</summary>
    Active,
}
