using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Permissions;

namespace PimTools;

/// <summary>The permissions that one operation needs for one kind. Any one of them is enough; the least privileged is first.</summary>
public sealed class PimRight
{
    internal PimRight(PimOperation operation, PimKind kind, IReadOnlyList<string> delegated, IReadOnlyList<string> application)
    {
        Operation = operation;
        Kind = kind;
        Delegated = delegated;
        Application = application;
    }

    /// <summary>The operation.</summary>
    public PimOperation Operation { get; }

    /// <summary>The kind of roles.</summary>
    public PimKind Kind { get; }

    /// <summary>Delegated scopes of Microsoft Graph; none for Azure, where the <see cref="Action"/> decides.</summary>
    public IReadOnlyList<string> Delegated { get; }

    /// <summary>Application roles of Microsoft Graph; none where an application cannot do it, and for Azure.</summary>
    public IReadOnlyList<string> Application { get; }

    /// <summary>The Azure action that a role at the scope has to hold; null for Graph.</summary>
    public string? Action { get; init; }

    /// <summary>The directory role or ownership that the service also requires; null for none.</summary>
    public string? Besides { get; init; }

    /// <summary>Tells whether only a person can do it.</summary>
    public bool IsForPeopleOnly => Action is null && Application.Count == 0;

    /// <summary>The permissions of which a caller needs one.</summary>
    public IReadOnlyList<string> OneOf(bool isApplication) =>
        Action is { } action ? new[] { action } : isApplication ? Application : Delegated;

    /// <summary>Tells whether a connection has one of them; unknown where its token does not say.</summary>
    public PimPermissionState StateIn(PimContext context, IReadOnlyList<string>? granted = null)
    {
        var isApplication = context.Account.Type == PimPrincipalType.ServicePrincipal;
        var permissions = granted ?? context.Permissions;
        return Action is not null ? PimPermissionState.Unknown
            : isApplication && IsForPeopleOnly ? PimPermissionState.Missing
            : !NamesPermissions(context, permissions) ? PimPermissionState.Unknown
            : IsAmong(permissions, isApplication) ? PimPermissionState.Granted
            : PimPermissionState.Missing;
    }

    /// <summary>Tells whether one of the permissions is among those that somebody has.</summary>
    public bool IsAmong(IEnumerable<string> granted, bool isApplication) =>
        OneOf(isApplication).Intersect(granted, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Tells whether everybody with another permission has this one too.</summary>
    internal bool IsImpliedBy(PimRight other) => Action is null && other.Action is null
        ? IsImpliedForPeople(other) && !other.Application.Except(Application).Any()
        : Action == other.Action;

    /// <summary>As <see cref="IsImpliedBy"/>, for people alone.</summary>
    internal bool IsImpliedForPeople(PimRight other) => !other.Delegated.Except(Delegated).Any();

    /// <inheritdoc />
    public override string ToString() => PermissionDescription.Purpose(Operation, Kind);

    // An application that was granted nothing has a token that says so by silence; what others hand over may be silent for other reasons.
    private static bool NamesPermissions(PimContext context, IReadOnlyList<string> permissions) => permissions.Count > 0
        || context.SignIn is PimSignIn.ClientSecret or PimSignIn.Certificate or PimSignIn.ManagedIdentity or PimSignIn.WorkloadIdentity;
}
