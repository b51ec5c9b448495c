using System;
using System.Collections.Generic;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The roles that the service marks as privileged; only Entra roles have the mark.</summary>
internal sealed class PrivilegedRoles
{
    private readonly HashSet<string> _ids;
    private readonly string? _unknownBecause;

    /// <param name="ids">The ids of the roles.</param>
    /// <param name="unknownBecause">Why the marks are not known; null where they are.</param>
    public PrivilegedRoles(IEnumerable<string> ids, string? unknownBecause)
    {
        _ids = new HashSet<string>(ids, StringComparer.OrdinalIgnoreCase);
        _unknownBecause = unknownBecause;
    }

    public FieldValue IsMarked(PimRole role) => role.Kind != PimKind.EntraRole ? FieldValue.Of(false)
        : _unknownBecause is not null ? FieldValue.Unknown(_unknownBecause)
        : FieldValue.Of(_ids.Contains(role.Id));
}
