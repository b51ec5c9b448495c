namespace PimTools;

/// <summary>The plan for a row.</summary>
public enum PimImportPlan : long
{
    /// <summary>Nothing can be done; the reason says why.</summary>
    Invalid,

    /// <summary>It is to be made.</summary>
    Create,

    /// <summary>It exists and is to be changed.</summary>
    Update,

    /// <summary>It exists as wanted.</summary>
    NoChange,
}
