namespace PimTools;

/// <summary>A tier of roles, with the recommended way to assign them and the people to assign them to.</summary>
public sealed class PimRoleTier
{
    internal PimRoleTier(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The recommended type of assignment; null where the baseline recommends none.</summary>
    public PimAssignmentType? Assignment { get; internal init; }

    /// <summary>The people to whom the roles should go; null where the baseline does not say.</summary>
    public string? Audience { get; internal init; }

    /// <summary>Tells whether the roles that the service marks as privileged are of this tier.</summary>
    public bool IsPrivileged { get; internal init; }

    /// <summary>The names or ids of the roles, perhaps with wildcards.</summary>
    public PimTextList Roles { get; internal init; } = new(System.Array.Empty<string>(), "; ");

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {(Assignment is { } type ? type + ", " : string.Empty)}{Audience ?? "anybody"}";
}
