using System;

namespace PimTools;

/// <summary>
/// One activation of a favourite. Names are kept beside the ids, so that a person can read the file; both have to name the same. A wildcard is
/// kept as it was typed, and means what is eligible when the favourite is used.
/// </summary>
public sealed class PimFavoriteActivation
{
    /// <summary>Creates an activation.</summary>
    public PimFavoriteActivation(PimRole role, PimScope scope)
    {
        Role = role;
        Scope = scope;
    }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The duration; null means as long as the setting allows.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The justification used when none is given; null for none.</summary>
    public string? Justification { get; init; }

    /// <summary>Tells whether the name of the role is a wildcard.</summary>
    internal bool IsRoleWildcard { get; init; }

    /// <summary>Tells whether the name of the scope is a wildcard.</summary>
    internal bool IsScopeWildcard { get; init; }

    /// <summary>The role as it is looked for.</summary>
    internal PimIdentity RoleIdentity => IsRoleWildcard ? new PimIdentity(Role.Name).OfAccess(Role.Access) : new PimIdentity(Role);

    /// <summary>The scope as it is looked for.</summary>
    internal PimIdentity ScopeIdentity => IsScopeWildcard ? new PimIdentity(Scope.DisplayName) : new PimIdentity(Scope);

    /// <summary>The scopes whose names fit a wildcard.</summary>
    internal static PimScope AnyScope(string pattern) => new(pattern, pattern, PimScopeType.Directory);

    /// <summary>Tells the role, the scope, and how long and why it is activated, as far as that is kept.</summary>
    internal string Describe()
    {
        var length = Duration is { } duration ? " for " + PimDuration.Format(duration) : string.Empty;
        return ToString() + length + (Justification is null ? string.Empty : $" ({Justification})");
    }

    /// <inheritdoc />
    public override string ToString() => IsRoleWildcard && Scope.DisplayName == PimIdentity.Any.Text ? Role.ToString() : Role.Describe(Scope);
}
