using System.Collections.Generic;
using System.Linq;

namespace PimTools.Auditing;

/// <summary>The names of the activities that PIM writes into the audit log (documented: reference-audit-activities).</summary>
internal static class AuditActivityNames
{
    private static readonly string[] Assigning = { "requested", "completed", "canceled" };

    private static readonly string[] Members = { "eligible member", "member" };

    private static readonly string[] Single =
    {
        "Add member to role approval requested (PIM activation)",
        "Add member to role request approved (PIM activation)",
        "Add member to role request denied (PIM activation)",
        "Remove member from role requested (PIM deactivate)",
        "Remove member from role completed (PIM deactivate)",
        "Remove member from role (PIM activation expired)",
        "PIM activation request expired",
        "Update member in PIM approved by admin (extend/renew)",
        "Update member in PIM denied by admin (extend/renew)",
        "Update role setting in PIM",
        "Triggered PIM alert",
        "Resolve PIM alert",
        "Disable PIM alert",
        "Enable PIM alert",
        "Deactivate PIM alert",
        "Refresh PIM alert",
        "Onboarded resource to PIM",
        "Add member to role outside of PIM (permanent)",
        "Remove permanent direct role assignment",
    };

    /// <summary>All of them, activations first.</summary>
    public static IReadOnlyList<string> All { get; } = Assigning.Select(verb => $"Add member to role {verb} (PIM activation)")
        .Concat(Single)
        .Concat(Members.SelectMany(member => Assigning.SelectMany(verb => OfAssignments(member, verb))))
        .ToList();

    private static IEnumerable<string> OfAssignments(string member, string verb)
    {
        foreach (var length in new[] { "permanent", "timebound" })
        {
            yield return $"Add {member} to role in PIM {verb} ({length})";
            yield return $"Remove {member} from role in PIM {verb} ({length})";
        }

        yield return $"Add {member} to role in PIM {verb} (renew)";
        yield return $"Update {member} in PIM {verb} (extend)";
    }
}
