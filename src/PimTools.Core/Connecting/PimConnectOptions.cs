using System;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace PimTools;

/// <summary>Everything a sign-in needs.</summary>
public sealed class PimConnectOptions
{
    /// <summary>Creates the options.</summary>
    public PimConnectOptions(string? name, PimSignIn signIn)
    {
        Name = name;
        SignIn = signIn;
    }

    /// <summary>The name of the context to make; null names it after the account.</summary>
    public string? Name { get; }

    /// <summary>How to sign in.</summary>
    public PimSignIn SignIn { get; }

    /// <summary>The cloud.</summary>
    public PimCloud Cloud { get; init; }

    /// <summary>The tenant's id or domain; null lets the sign-in decide.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application's id; for a managed identity the user-assigned identity's client id. Null for the default.</summary>
    public string? ClientId { get; init; }

    /// <summary>The application's secret.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>The application's certificate with its private key.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The file with the workload's own token.</summary>
    public string? FederatedTokenFile { get; init; }

    /// <summary>A Graph access token from elsewhere.</summary>
    public SecureString? AccessToken { get; init; }

    /// <summary>An Azure Resource Manager access token from elsewhere; null when only Graph is used.</summary>
    public SecureString? ArmAccessToken { get; init; }

    /// <summary>Who of the emulated tenant signs in: the part before the at sign, a UPN or an id. Null for its administrator.</summary>
    public string? EmulatedUser { get; init; }

    /// <summary>Whether the emulated tenant begins anew.</summary>
    public bool ResetEmulator { get; init; }

    /// <summary>Another Graph endpoint, for test hosts: https, or http on loopback. Null for the cloud's.</summary>
    public Uri? GraphEndpoint { get; init; }

    /// <summary>Another Azure Resource Manager endpoint, for test hosts. Null for the cloud's.</summary>
    public Uri? ArmEndpoint { get; init; }

    /// <summary>How long one Azure scope may take while many are read; what it would have answered is told as unconfirmed then.</summary>
    public TimeSpan AzureScopePatience { get; init; } = TimeSpan.FromSeconds(10);
}
