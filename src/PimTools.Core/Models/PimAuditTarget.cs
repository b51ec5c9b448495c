using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>Something an audit record is about.</summary>
public sealed class PimAuditTarget
{
    /// <summary>Creates a target.</summary>
    public PimAuditTarget(string? id, string? type, string? displayName)
    {
        Id = id;
        Type = type;
        DisplayName = displayName;
    }

    /// <summary>The object id.</summary>
    public string? Id { get; }

    /// <summary>User, Role, Group, Request, Other …</summary>
    public string? Type { get; }

    /// <summary>The display name.</summary>
    public string? DisplayName { get; }

    /// <summary>The user principal name; null unless it is a user.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The changes, with the values before and after.</summary>
    public IReadOnlyList<PimAuditChange> Changes { get; init; } = Array.Empty<PimAuditChange>();

    /// <inheritdoc />
    public override string ToString() => DisplayName ?? UserPrincipalName ?? Id ?? string.Empty;
}
