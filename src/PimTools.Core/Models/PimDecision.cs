namespace PimTools;

/// <summary>What an approver says.</summary>
public enum PimDecision
{
    /// <summary>Yes.</summary>
    Approve,

    /// <summary>No.</summary>
    Deny,
}
