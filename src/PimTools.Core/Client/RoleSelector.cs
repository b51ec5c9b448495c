using System;

namespace PimTools;

/// <summary>One thing a person asked for: a role, perhaps at a scope, and how.</summary>
public sealed class RoleSelector
{
    /// <summary>Keeps what was asked. Without a scope, one that the object given for the role has is meant.</summary>
    public RoleSelector(PimIdentity role, PimIdentity? scope = null, PimActivationOptions? options = null)
    {
        Role = role;
        Scope = scope ?? (role.Scope is { } known ? new PimIdentity(known) : null);
        Options = options ?? new PimActivationOptions();
    }

    /// <summary>The role.</summary>
    public PimIdentity Role { get; }

    /// <summary>The scope; null where none was named.</summary>
    public PimIdentity? Scope { get; }

    /// <summary>The duration, the start and the justification.</summary>
    public PimActivationOptions Options { get; }

    /// <summary>The kind that a wildcard is for; null for any.</summary>
    internal PimKind? Kind { get; init; }

    /// <summary>Refuses what is found and is not what was meant; null where whatever the names find is meant.</summary>
    internal Action<PimAssignment>? Check { get; init; }
}
