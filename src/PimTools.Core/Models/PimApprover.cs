using System;
using PimTools.Models;

namespace PimTools;

/// <summary>Somebody a policy names as approver: a user, a group, or a kind of approver this version does not know.</summary>
public sealed class PimApprover : IEquatable<PimApprover>
{
    /// <summary>Creates an approver.</summary>
    public PimApprover(string id, PimPrincipalType type, string? displayName = null)
    {
        Id = id;
        Type = type;
        DisplayName = displayName;
    }

    /// <summary>The object id; empty for a kind without one.</summary>
    public string Id { get; }

    /// <summary>User or group; unknown kinds are kept as they came.</summary>
    public PimPrincipalType Type { get; }

    /// <summary>The display name; null where the service gives none.</summary>
    public string? DisplayName { get; }

    /// <summary>The same as a principal.</summary>
    /// <exception cref="PimException">It is of a kind without an id (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    internal PimPrincipal AsPrincipal() => Id.Length > 0 ? new PimPrincipal(Id, Type, DisplayName)
        : throw new PimException(PimErrorCode.InvalidParameter, $"The approver {this} is no user and no group.");

    /// <summary>The service's own JSON, so that what this version does not know is sent back unchanged.</summary>
    internal string? Source { get; init; }

    /// <inheritdoc />
    public bool Equals(PimApprover? other) =>
        other is not null && Type == other.Type && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase)
        && (Type != PimPrincipalType.Unknown || Source == other.Source);

    /// <summary>Tells whether it is the same approver, or one that a text names: by the display name or the id.</summary>
    public override bool Equals(object? obj) =>
        obj is string text ? TextEquality.IsAny(text, DisplayName, Id.Length > 0 ? Id : Type.ToString()) : Equals(obj as PimApprover);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Id);

    /// <inheritdoc />
    public override string ToString() => DisplayName ?? (Id.Length > 0 ? Id : Type.ToString());
}
