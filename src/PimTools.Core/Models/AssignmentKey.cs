using System;

namespace PimTools.Models;

/// <summary>The identity of an assignment: kind, role, access and scope, the principal, and eligible or active. Case does not count.</summary>
internal sealed record AssignmentKey(PimAssignmentType Type, RoleScopeKey Role, string PrincipalId)
{
    public AssignmentKey(PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
        : this(type, new RoleScopeKey(role, scope), principal.Id)
    {
    }

    public static AssignmentKey Of(PimAssignment assignment) =>
        new(assignment.Type, assignment.Role, assignment.Scope, assignment.Principal);

    public static AssignmentKey Of(PimRequest request) => new(request.Type, request.Role, request.Scope, request.Principal);

    /// <inheritdoc />
    public bool Equals(AssignmentKey? other) => other is not null
        && Type == other.Type
        && Role.Equals(other.Role)
        && string.Equals(PrincipalId, other.PrincipalId, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => Role.GetHashCode() ^ StringComparer.OrdinalIgnoreCase.GetHashCode(PrincipalId) ^ (int)Type;
}
