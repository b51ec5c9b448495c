using System;
using PimTools.Models;

namespace PimTools;

/// <summary>A user, a group or a service principal.</summary>
public sealed class PimPrincipal : IOfTenant
{
    /// <summary>Creates a principal.</summary>
    public PimPrincipal(string id, PimPrincipalType type = PimPrincipalType.Unknown, string? displayName = null, string? userPrincipalName = null)
    {
        Id = id;
        Type = type;
        DisplayName = displayName;
        UserPrincipalName = userPrincipalName;
    }

    /// <summary>The object id.</summary>
    public string Id { get; }

    /// <summary>The type.</summary>
    public PimPrincipalType Type { get; }

    /// <summary>The display name; null where the caller may not read it or the object is gone.</summary>
    public string? DisplayName { get; }

    /// <summary>The user principal name; null unless it is a user.</summary>
    public string? UserPrincipalName { get; }

    /// <summary>Tells whether the directory knows it: false for somebody who has left. Null where the directory could not be asked.</summary>
    public bool? IsInDirectory { get; init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The id again, under the name that the next command in a pipe knows it by.</summary>
    public string PrincipalId => Id;

    /// <summary>Tells whether it is the same principal, or one that a text names: by its display name, its user principal name or its id.</summary>
    public override bool Equals(object? obj) => obj switch
    {
        PimPrincipal principal => string.Equals(Id, principal.Id, StringComparison.OrdinalIgnoreCase),
        string text => TextEquality.IsAny(text, Id, DisplayName, UserPrincipalName),
        _ => false,
    };

    /// <inheritdoc />
    public override int GetHashCode() => TextEquality.Hash(Id);

    /// <inheritdoc />
    public override string ToString() => DisplayName ?? UserPrincipalName ?? Id;
}
