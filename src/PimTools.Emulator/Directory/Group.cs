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

    /// <summary>The object ids of the direct members.</summary>
    public ISet<string> Members { get; } = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);

    public override string AuditType => "Group";
}
