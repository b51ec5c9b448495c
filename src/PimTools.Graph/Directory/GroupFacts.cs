using System;
using System.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Directory;

/// <summary>Holds what decides whether and how PIM manages a group.</summary>
internal sealed class GroupFacts
{
    /// <summary>Of a group that is gone.</summary>
    public static readonly GroupFacts Gone = new() { Exists = false };

    private GroupFacts()
    {
    }

    public bool Exists { get; private init; } = true;

    /// <summary>Tells whether it can be given Entra roles; null where the service did not say.</summary>
    public bool? IsRoleAssignable { get; private init; }

    /// <summary>The reason why PIM cannot manage it; null when it can (documented: concept-pim-for-groups).</summary>
    public string? Obstacle { get; private init; }

    /// <summary>Tells whether an object has all of it; an answer may select a part.</summary>
    public static bool AreIn(JsonRecord group) => group.Has("isAssignableToRole") && group.Has("groupTypes") && group.Has("onPremisesSyncEnabled");

    public static GroupFacts Read(JsonRecord group) => new()
    {
        // The service writes null for the many groups that are not.
        IsRoleAssignable = group.Has("isAssignableToRole") ? group.Text("isAssignableToRole").AsFlag() ?? false : null,
        Obstacle = group.Texts("groupTypes").Contains("DynamicMembership", StringComparer.OrdinalIgnoreCase) ? "its membership is dynamic"
            : group.Text("onPremisesSyncEnabled").AsFlag() == true ? "it is synchronised from on-premises"
            : null,
    };
}
