namespace PimTools.Import;

/// <summary>Everything that a row names: an assignment is told from others by it.</summary>
internal sealed record ImportTarget(PimAssignmentType Type, PimRole Role, PimScope Scope, PimPrincipal Principal)
{
    public string Key => string.Join("|", Type, Role.Kind, Role.Id, Role.Access, Scope.Id, Principal.Id);
}
