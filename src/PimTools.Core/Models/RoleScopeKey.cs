using System;

namespace PimTools.Models;

/// <summary>The identity of a role at a scope. Case does not count.</summary>
internal sealed record RoleScopeKey(PimKind Kind, string RoleId, PimAccess? Access, string ScopeId)
{
    public RoleScopeKey(PimRole role, PimScope scope)
        : this(role.Kind, role.Id, role.Access, scope.Id)
    {
    }

    /// <inheritdoc />
    public bool Equals(RoleScopeKey? other) => other is not null
        && Kind == other.Kind
        && Access == other.Access
        && string.Equals(RoleId, other.RoleId, StringComparison.OrdinalIgnoreCase)
        && string.Equals(ScopeId, other.ScopeId, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() =>
        StringComparer.OrdinalIgnoreCase.GetHashCode(RoleId) ^ (StringComparer.OrdinalIgnoreCase.GetHashCode(ScopeId) * 31);
}
