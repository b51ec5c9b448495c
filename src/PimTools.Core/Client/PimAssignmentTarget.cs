namespace PimTools;

/// <summary>Names the role and the scope of assignments.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Type">Eligible or active; null for either.</param>
public sealed record PimAssignmentTarget(PimRole Role, PimScope Scope, PimAssignmentType? Type);
