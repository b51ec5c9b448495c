using PimTools.Models;

namespace PimTools.Import;

/// <summary>Everything that a row names.</summary>
internal sealed record RowTarget(PimAssignmentType Type, PimRole Role, PimScope Scope, PimPrincipal Principal)
{
    public AssignmentKey Key => new(Type, Role, Scope, Principal);
}
