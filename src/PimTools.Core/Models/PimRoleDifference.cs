using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>A role that differs between two exports, or between an export and the tenant.</summary>
public sealed class PimRoleDifference
{
    private static readonly PimTextList Nothing = new(Array.Empty<string>(), "; ");

    internal PimRoleDifference(PimRole role, PimRoleChange change)
    {
        Kind = role.Kind;
        Role = role.Name;
        RoleId = role.Id;
        IsBuiltIn = role.IsBuiltIn;
        Change = change;
    }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind { get; }

    /// <summary>The role's name; of a renamed one, the new name.</summary>
    public string Role { get; }

    /// <summary>The role's id.</summary>
    public string RoleId { get; }

    /// <summary>Tells whether Microsoft made it; null where the export does not tell.</summary>
    public bool? IsBuiltIn { get; }

    /// <summary>Added, removed or changed.</summary>
    public PimRoleChange Change { get; }

    /// <summary>The permissions that were added.</summary>
    public PimTextList AddedPermissions { get; internal init; } = Nothing;

    /// <summary>The permissions that were removed.</summary>
    public PimTextList RemovedPermissions { get; internal init; } = Nothing;

    /// <summary>The other changes, from what to what.</summary>
    public PimTextList OtherChanges { get; internal init; } = Nothing;

    /// <summary>The principals to whom the role is assigned, eligible or active; null where that was not asked for.</summary>
    public PimTextList? Principals { get; private set; }

    /// <inheritdoc />
    public override string ToString() => $"{Role}: {Change}";

    /// <summary>Names the principals.</summary>
    internal void Affect(IEnumerable<string> principals) => Principals = new PimTextList(principals, "; ");
}
