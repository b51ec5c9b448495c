using System;
using PimTools.Models;

namespace PimTools;

/// <summary>Somebody a policy names as approver: a user, a group, whoever manages or sponsors the requestor, or a kind this version does not know.</summary>
public sealed class PimApprover : IEquatable<PimApprover>
{
    /// <summary>Creates an approver.</summary>
    public PimApprover(string id, PimPrincipalType type, string? displayName = null)
    {
        Id = id;
        Type = type;
        DisplayName = displayName;
        Kind = type switch
        {
            PimPrincipalType.User => PimApproverKind.User,
            PimPrincipalType.Group => PimApproverKind.Group,
            _ => PimApproverKind.Unknown,
        };
    }

    /// <summary>Creates an approver without an id, such as the manager of whoever asks.</summary>
    public PimApprover(PimApproverKind kind)
        : this(string.Empty, PimPrincipalType.Unknown) => Kind = kind;

    /// <summary>The object id; empty for a kind without one.</summary>
    public string Id { get; }

    /// <summary>User or group; unknown kinds are kept as they came.</summary>
    public PimPrincipalType Type { get; }

    /// <summary>The kind of approver.</summary>
    public PimApproverKind Kind { get; }

    /// <summary>The manager's distance from whoever asks: 1 is their own manager; null where the policy does not say it, and for other kinds.</summary>
    public int? ManagerLevel { get; init; }

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
        other is not null && Kind == other.Kind && Type == other.Type && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase)
        && (ManagerLevel ?? 1) == (other.ManagerLevel ?? 1) && (Kind != PimApproverKind.Unknown || Source == other.Source);

    /// <summary>Tells whether it is the same approver, or one that a text names: by the display name or the id.</summary>
    public override bool Equals(object? obj) =>
        obj is string text ? TextEquality.IsAny(text, DisplayName, Id.Length > 0 ? Id : Words) : Equals(obj as PimApprover);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Id);

    /// <inheritdoc />
    public override string ToString() => DisplayName ?? (Id.Length > 0 ? Id : Words);

    private string Words => Kind switch
    {
        PimApproverKind.Manager => ManagerLevel is > 1 ? $"manager (level {ManagerLevel})" : "manager",
        PimApproverKind.InternalSponsor => "internal sponsors",
        PimApproverKind.ExternalSponsor => "external sponsors",
        PimApproverKind.TargetUserSponsor => "sponsors",
        _ => Type.ToString(),
    };
}
