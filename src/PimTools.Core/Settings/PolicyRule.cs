using System;

namespace PimTools.Rules;

/// <summary>One rule of a role management policy, as the service keeps it.</summary>
public abstract class PolicyRule
{
    private protected PolicyRule(string id) => Id = id;

    /// <summary>The rule's id, for example <c>Expiration_EndUser_Assignment</c>; the same on all three surfaces.</summary>
    public string Id { get; }

    /// <summary>The service's own JSON, so that what this version does not know is sent back unchanged; null for a rule made here.</summary>
    public string? Source { get; init; }

    /// <summary>Tells whether both rules say the same.</summary>
    public abstract bool SaysTheSameAs(PolicyRule other);

    // Casing is not stable at the service.
    internal bool Is(string id) => string.Equals(Id, id, StringComparison.OrdinalIgnoreCase);
}
