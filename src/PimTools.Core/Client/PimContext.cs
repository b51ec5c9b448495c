using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>A connection: who is signed in, where. It never changes; connecting again makes another.</summary>
public sealed class PimContext
{
    private readonly PimTextList _permissions = new(Array.Empty<string>());

    /// <summary>Creates a context.</summary>
    public PimContext(string name, string tenantId, PimPrincipal account)
    {
        Name = name;
        TenantId = tenantId;
        Account = account;
    }

    /// <summary>The name to pick it by with -Context.</summary>
    public string Name { get; }

    /// <summary>The tenant's id.</summary>
    public string TenantId { get; }

    /// <summary>The account that is signed in.</summary>
    public PimPrincipal Account { get; }

    /// <summary>The way they signed in.</summary>
    public PimSignIn SignIn { get; init; }

    /// <summary>The cloud.</summary>
    public PimCloud Cloud { get; init; }

    /// <summary>The Graph endpoint.</summary>
    public Uri? GraphEndpoint { get; init; }

    /// <summary>The Azure Resource Manager endpoint.</summary>
    public Uri? ArmEndpoint { get; init; }

    /// <summary>The delegated scopes or application roles in the token that the sign-in gave.</summary>
    public IReadOnlyList<string> Permissions
    {
        get => _permissions;
        init => _permissions = new PimTextList(value);
    }

    /// <summary>The time at which the token of the sign-in expires, UTC. Tokens are renewed unless they came from elsewhere.</summary>
    public DateTimeOffset? TokenExpires { get; init; }

    /// <summary>The key under which the sign-in is kept for the next process; null where it ends with this one.</summary>
    public string? KeptAs { get; init; }

    /// <summary>The emulated tenant's clock and counters; null when the tenant is real.</summary>
    internal IPimEmulator? Emulator { get; init; }

    /// <summary>Tells whether the tenant is emulated.</summary>
    public bool IsEmulated => Emulator is not null;

    /// <summary>The user principal name of the account; null unless it is a user.</summary>
    public string? UserPrincipalName => Account.UserPrincipalName;

    /// <summary>Tells whether a person signed in who can be asked to sign in again.</summary>
    public bool CanPrompt =>
        Account.Type == PimPrincipalType.User && SignIn is PimSignIn.Interactive or PimSignIn.DeviceCode or PimSignIn.Emulator;

    /// <inheritdoc />
    public override string ToString() => Name;
}
