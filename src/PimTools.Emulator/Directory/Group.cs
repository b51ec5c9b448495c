using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Directory;

internal sealed class Group : DirectoryObject
{
    public Group(string id, string displayName)
        : base(id, displayName)
    {
    }

    public string? Description { get; init; }

    /// <summary>Only such groups can be given directory roles.</summary>
    public bool IsAssignableToRole { get; init; }

    /// <summary>The rule of a dynamic membership, or null.</summary>
    public string? MembershipRule { get; init; }

    /// <summary>Tells whether the group is synchronized from an on-premises directory.</summary>
    public bool IsSynchronized { get; init; }

    /// <summary>Tells whether PIM can manage the group: neither a rule nor another directory decides about its members.</summary>
    public bool IsManageable => MembershipRule is null && !IsSynchronized;

    /// <summary>Tells whether PIM manages the group.</summary>
    public bool IsOnboarded { get; set; }

    /// <summary>The object ids of the direct members.</summary>
    public ISet<string> Members { get; } = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The object ids of the owners.</summary>
    public ISet<string> Owners { get; } = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);

    public override string AuditType => "Group";
}
