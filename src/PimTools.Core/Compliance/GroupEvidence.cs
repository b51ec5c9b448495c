using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Compliance;

/// <summary>The members of groups, and who may become one.</summary>
internal sealed class GroupEvidence
{
    /// <summary>The members of each group that was read, those of the groups in it included.</summary>
    public Dictionary<string, IReadOnlyList<PimPrincipal>> Members { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reason for which the members of a group are not known, by the group.</summary>
    public Dictionary<string, string> MembersUnknown { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reason for which the assignments of a group are not known, by the group.</summary>
    public Dictionary<string, string> AssignmentsUnknown { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reason for which the assignments of all groups are not known; null where they are.</summary>
    public string? AllAssignmentsUnknown { get; set; }

    /// <summary>Tells, by the group, whether membership is activated with approval; null where the setting does not tell.</summary>
    public Dictionary<string, bool?> RequiresApproval { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reason for which settings of groups are not known; null where they are.</summary>
    public string? ApprovalUnknown { get; set; }

    /// <summary>The assignments of membership, by the group.</summary>
    public ILookup<string, PimAssignment> Memberships { get; set; } = Array.Empty<PimAssignment>().ToLookup(one => one.RoleId);

    /// <summary>Tells why it is not known who may become a member; null where it is known.</summary>
    public string? MembershipsUnknown(string groupId) => AllAssignmentsUnknown ?? (AssignmentsUnknown.TryGetValue(groupId, out var reason) ? reason : null);

    /// <summary>The eligible memberships of a group.</summary>
    public IEnumerable<PimAssignment> Eligible(string groupId) => Memberships[groupId].Where(one => one.Type == PimAssignmentType.Eligible);
}
