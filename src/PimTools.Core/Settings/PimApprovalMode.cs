namespace PimTools;

/// <summary>The order in which the stages of an approval are decided (documented: approvalSettings).</summary>
public enum PimApprovalMode : long
{
    /// <summary>The policy does not say it, or in a way that this version does not know.</summary>
    Unknown,

    /// <summary>Nobody approves.</summary>
    NoApproval,

    /// <summary>There is one stage.</summary>
    SingleStage,

    /// <summary>One stage after the other.</summary>
    Serial,

    /// <summary>All stages at once.</summary>
    Parallel,
}
