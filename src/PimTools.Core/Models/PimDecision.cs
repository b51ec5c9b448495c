namespace PimTools;

/// <summary>The decision of an approver.</summary>
public enum PimDecision : long
{
    /// <summary>Yes.</summary>
    Approve = 1,

    /// <summary>No.</summary>
    Deny,
}
