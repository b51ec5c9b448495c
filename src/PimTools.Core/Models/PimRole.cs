using System;
using PimTools.Models;

namespace PimTools;

/// <summary>A role: an Entra role, a group's membership or ownership, or an Azure role.</summary>
public sealed class PimRole : IOfTenant
{
    /// <summary>Creates a role.</summary>
    public PimRole(PimKind kind, string id, string name)
    {
        Kind = kind;
        Id = id;
        Name = name;
    }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind { get; }

    /// <summary>The role definition's guid; for <see cref="PimKind.Group"/> the group's id.</summary>
    public string Id { get; }

    /// <summary>The display name; the id where the service gives none.</summary>
    public string Name { get; }

    /// <summary>Member or owner; null unless the kind is <see cref="PimKind.Group"/>.</summary>
    public PimAccess? Access { get; init; }

    /// <summary>The role's purpose; null where not read.</summary>
    public string? Description { get; init; }

    /// <summary>Tells whether Microsoft made it; null where not read.</summary>
    public bool? IsBuiltIn { get; init; }

    /// <summary>Tells whether it can be assigned; null where not read.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Tells whether the group can itself be given Entra roles; null unless the kind is <see cref="PimKind.Group"/>, and where not read.</summary>
    public bool? IsRoleAssignable { get; init; }

    /// <summary>Tells whether the service marks it as privileged; null where not read, and where the service has no such mark.</summary>
    public bool? IsPrivileged { get; init; }

    /// <summary>
    /// The permissions, sorted: an action as it is, and others as <c>not: …</c>, <c>data: …</c> and <c>not data: …</c>, with their condition behind
    /// <c> if </c>; null where not read, and for groups, which have none.
    /// </summary>
    public PimTextList? Permissions { get; init; }

    /// <summary>The id of the template that a built-in Entra role is made from, the same in every tenant; null where not read.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The time at which an Azure role was defined, UTC; null for other kinds, and where not read.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The time at which an Azure role was last changed, UTC; null as for <see cref="Created"/>.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The scope at which the role exists; null for Entra roles, which exist in the whole directory.</summary>
    internal PimScope? Scope { get; init; }

    /// <summary>The same role, as it is at a scope.</summary>
    public PimRole At(PimScope scope) => new(Kind, Id, Name)
    {
        Access = Access,
        Description = Description,
        IsBuiltIn = IsBuiltIn,
        IsEnabled = IsEnabled,
        IsRoleAssignable = IsRoleAssignable,
        IsPrivileged = IsPrivileged,
        Permissions = Permissions,
        TemplateId = TemplateId,
        Created = Created,
        Updated = Updated,
        Scope = scope,
    };

    /// <summary>The role and where it holds, for people: <c>User Administrator at Directory</c>. A group is said once.</summary>
    public string Describe(PimScope scope) => Kind == PimKind.Group ? ToString() : $"{this} at {scope}";

    /// <summary>Tells whether it is the same role, or one that a text names: by its name, by its id, or as <c>Name (owner)</c>.</summary>
    public override bool Equals(object? obj) => obj switch
    {
        PimRole role => IsSameAs(role),
        string text => TextEquality.IsAny(text, Id, ToString(), GroupRoleNames.Full(this, Name)),
        _ => false,
    };

    /// <inheritdoc />
    public override int GetHashCode() => TextEquality.Hash(Id);

    /// <inheritdoc />
    public override string ToString() => Access == PimAccess.Owner ? Name + " (owner)" : Name;

    /// <summary>Tells whether both name the same thing that can be held, wherever it is held.</summary>
    public bool IsSameAs(PimRole other) =>
        Kind == other.Kind && Access == other.Access && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase);
}
