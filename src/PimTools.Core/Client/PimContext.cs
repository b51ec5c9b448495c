using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>
/// A connection: who is signed in, where. It never changes, but for being the default one; connecting again makes another.
/// </summary>
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

    /// <summary>The id of the application that signed in, or through which the person did; null where the sign-in does not say.</summary>
    public string? ClientId { get; init; }

    /// <summary>The kinds that are meant where none is named.</summary>
    public PimTextList Kind { get; init; } = new(Array.Empty<string>());

    /// <summary>Tells whether it is the default one, which commands use without -Context.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>The name of the profile that it was made from; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>The name of the favourite that is meant where neither a role nor a favourite is named; null for the one called <c>default</c>.</summary>
    public string? Favorite { get; init; }

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

    /// <summary>Copies the connection as it stands.</summary>
    internal PimContext Copy() => (PimContext)MemberwiseClone();

    /// <inheritdoc />
    public override string ToString() => Name;
}
