using System;
using PimTools.Models;

namespace PimTools;

/// <summary>A scope of roles.</summary>
public sealed class PimScope : IOfTenant
{
    /// <summary>The whole directory.</summary>
    public static readonly PimScope Directory = new("/", "Directory", PimScopeType.Directory);

    private readonly PimKind? _kind;

    /// <summary>Creates a scope.</summary>
    public PimScope(string id, string displayName, PimScopeType type)
    {
        Id = id;
        DisplayName = displayName;
        Type = type;
    }

    /// <summary>The service's own id: <c>/</c>, <c>/administrativeUnits/{id}</c>, a group id, <c>/subscriptions/{id}</c> …</summary>
    public string Id { get; }

    /// <summary>The name people know it by; the id where the service gives none.</summary>
    public string DisplayName { get; }

    /// <summary>The type.</summary>
    public PimScopeType Type { get; }

    /// <summary>The id of the scope this one lies in; null where there is none or it was not read.</summary>
    public string? ParentId { get; init; }

    /// <summary>
    /// The names from the top down to an Azure scope, as far as they were read: <c>Contoso / Platform / rg-web</c>; null where it was not read
    /// with what lies above it.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The id again, under the name that the next command in a pipe knows it by.</summary>
    public string ScopeId => Id;

    /// <summary>The kind of roles that are held there.</summary>
    public PimKind Kind
    {
        get => _kind ?? Type switch
        {
            PimScopeType.Group => PimKind.Group,
            PimScopeType.ManagementGroup or PimScopeType.Subscription or PimScopeType.ResourceGroup or PimScopeType.Resource => PimKind.AzureRole,
            _ => PimKind.EntraRole,
        };
        internal init => _kind = value;
    }

    /// <summary>Copies the scope, with the names of what lies above it.</summary>
    internal PimScope WithPath(string path) => new(Id, DisplayName, Type) { ParentId = ParentId, Path = path, Kind = Kind };

    /// <summary>Tells whether it is the same scope, or one that a text names: by its name or its id.</summary>
    public override bool Equals(object? obj) => obj switch
    {
        PimScope scope => string.Equals(Id, scope.Id, StringComparison.OrdinalIgnoreCase),
        string text => TextEquality.IsAny(text, Id, DisplayName, ApplicationNames.Plain(this)),
        _ => false,
    };

    /// <inheritdoc />
    public override int GetHashCode() => TextEquality.Hash(Id);

    /// <inheritdoc />
    public override string ToString() => DisplayName;
}
