using System;
using System.Linq;
using Newtonsoft.Json.Linq;
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
    public static bool AreIn(JObject group) => group.ContainsKey("isAssignableToRole") && group.ContainsKey("groupTypes") && group.ContainsKey("onPremisesSyncEnabled");

    public static GroupFacts Read(JObject group) => new()
    {
        // The service writes null for the many groups that are not.
        IsRoleAssignable = group.Property("isAssignableToRole", StringComparison.OrdinalIgnoreCase) is null ? null : group.Flag("isAssignableToRole"),
        Obstacle = group.Texts("groupTypes").Contains("DynamicMembership", StringComparer.OrdinalIgnoreCase) ? "its membership is dynamic"
            : group.Flag("onPremisesSyncEnabled") ? "it is synchronised from on-premises"
            : null,
    };
}
