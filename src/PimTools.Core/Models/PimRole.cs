namespace PimTools;

/// <summary>What can be held: an Entra role, a group's membership or ownership, an Azure role.</summary>
public sealed class PimRole
{
    /// <summary>Creates a role.</summary>
    public PimRole(PimKind kind, string id, string name)
    {
        Kind = kind;
        Id = id;
        Name = name;
    }

    /// <summary>Which of the three kinds.</summary>
    public PimKind Kind { get; }

    /// <summary>The role definition's guid; for <see cref="PimKind.Group"/> the group's id.</summary>
    public string Id { get; }

    /// <summary>The display name; the id where the service gives none.</summary>
    public string Name { get; }

    /// <summary>Member or owner; null unless the kind is <see cref="PimKind.Group"/>.</summary>
    public PimAccess? Access { get; init; }

    /// <summary>What the role is for; null where not read.</summary>
    public string? Description { get; init; }

    /// <summary>Whether Microsoft made it; null where not read.</summary>
    public bool? IsBuiltIn { get; init; }

    /// <summary>Whether it can be assigned; null where not read.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether the group can itself be given Entra roles; null unless the kind is <see cref="PimKind.Group"/>, and where not read.</summary>
    public bool? IsRoleAssignable { get; init; }

    /// <summary>Where the role exists; null for Entra roles, which exist in the whole directory.</summary>
    public PimScope? Scope { get; init; }

    /// <summary>The same role, as it is at a scope.</summary>
    public PimRole At(PimScope scope) => new(Kind, Id, Name)
    {
        Access = Access,
        Description = Description,
        IsBuiltIn = IsBuiltIn,
        IsEnabled = IsEnabled,
        IsRoleAssignable = IsRoleAssignable,
        Scope = scope,
    };

    /// <summary>The role and where it holds, for people: <c>User Administrator at Directory</c>. A group is said once.</summary>
    public string Tell(PimScope scope) => Kind == PimKind.Group ? ToString() : $"{this} at {scope}";

    /// <inheritdoc />
    public override string ToString() => Access == PimAccess.Owner ? Name + " (owner)" : Name;

    /// <summary>Whether both name the same thing that can be held, wherever it is held.</summary>
    public bool IsSameAs(PimRole other) =>
        Kind == other.Kind && Access == other.Access && string.Equals(Id, other.Id, System.StringComparison.OrdinalIgnoreCase);
}
