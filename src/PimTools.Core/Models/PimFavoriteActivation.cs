using System;

namespace PimTools;

/// <summary>One activation of a favourite. Names are kept beside the ids, so that a person can read the file; both have to name the same.</summary>
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

    /// <summary>Tells the role, the scope, and how long and why it is activated, as far as that is kept.</summary>
    internal string Describe()
    {
        var length = Duration is { } duration ? " for " + PimDuration.Format(duration) : string.Empty;
        return Role.Describe(Scope) + length + (Justification is null ? string.Empty : $" ({Justification})");
    }

    /// <inheritdoc />
    public override string ToString() => Role.Describe(Scope);
}
