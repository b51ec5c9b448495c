using PimTools.Models;

namespace PimTools;

/// <summary>Something about a role at a scope. The flat properties let lists, files and filters reach what the role and the scope say.</summary>
public abstract class PimRoleRecord : IOfTenant
{
    private protected PimRoleRecord(PimRole role, PimScope scope)
    {
        Role = role;
        Scope = scope;
    }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind => Role.Kind;

    /// <summary>The role's name, to filter and sort by.</summary>
    public string RoleName => Role.Name;

    /// <summary>The role's id; a group's id for its membership and its ownership.</summary>
    public string RoleId => Role.Id;

    /// <summary>Member or owner; null unless the kind is <see cref="PimKind.Group"/>.</summary>
    public PimAccess? Access => Role.Access;

    /// <summary>The scope's name, to filter and sort by.</summary>
    public string ScopeName => Scope.DisplayName;

    /// <summary>The scope's id.</summary>
    public string ScopeId => Scope.Id;

    /// <summary>The scope's type.</summary>
    public PimScopeType ScopeType => Scope.Type;

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }
}
