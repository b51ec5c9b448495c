namespace PimTools.AccessPaths;

/// <summary>A member of a group, or somebody who may become one.</summary>
/// <param name="Member">The member: a person, an application or another group.</param>
/// <param name="Assignment">The assignment of PIM; null for a membership that PIM does not know.</param>
internal sealed record MembershipEdge(PimPrincipal Member, PimAssignment? Assignment)
{
    public bool IsEligible => Assignment?.Type == PimAssignmentType.Eligible;
}
