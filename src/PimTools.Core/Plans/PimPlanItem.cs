namespace PimTools;

/// <summary>The sort of thing that a step of a plan is about.</summary>
public enum PimPlanItem : long
{
    /// <summary>The setting of a role.</summary>
    Setting,

    /// <summary>An assignment.</summary>
    Assignment,
}
