using System;
using System.Collections.Generic;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

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

    /// <summary>Tells whether another tenant's context has a name already; then an account's context is named after its tenant as well.</summary>
    public Func<string, string, bool>? IsTaken { get; init; }

    /// <summary>The way to sign in.</summary>
    public PimSignIn SignIn { get; }

    /// <summary>The cloud.</summary>
    public PimCloud Cloud { get; init; }

    /// <summary>The tenant's id or domain; null lets the sign-in decide.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application's id; for a managed identity the user-assigned identity's client id. Null for the default.</summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// The kinds to sign in for, which are then meant where none is named. Null for Entra roles and groups, and Azure roles where that needs no
    /// further prompt.
    /// </summary>
    public IReadOnlyCollection<PimKind>? Kinds { get; init; }

    /// <summary>
    /// The purposes whose permissions a person is asked for. Null for those of self-service, or only <see cref="Scopes"/> where there are some;
    /// an application of the person's own, and the emulated tenant, then give all that was granted.
    /// </summary>
    public IReadOnlyCollection<PimPurpose>? Purposes { get; init; }

    /// <summary>Delegated permissions of Microsoft Graph to ask a person for besides, by name.</summary>
    public IReadOnlyCollection<string>? Scopes { get; init; }

    /// <summary>The user principal name of the person to sign in; null for whoever signs in, or did so before.</summary>
    public string? Account { get; init; }

    /// <summary>The name of the profile that the options are from; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>The name of the favourite that is meant where neither a role nor a favourite is named; null for the one called <c>default</c>.</summary>
    public string? Favorite { get; init; }

    /// <summary>The folder in which a person's sign-in is kept, encrypted, for the next process; null keeps it in memory.</summary>
    public string? KeepIn { get; init; }

    /// <summary>The application's secret.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>The application's certificate with its private key.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>A PEM or PFX file with the application's certificate and its private key.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The password of that file; null where it has none.</summary>
    public SecureString? CertificatePassword { get; init; }

    /// <summary>The thumbprint of the application's certificate in the user's or the machine's store of personal certificates.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>Tells whether the certificate goes along with the sign-in, for applications that trust its subject and issuer.</summary>
    public bool SendCertificateChain { get; init; }

    /// <summary>The object id of the user-assigned managed identity; null where its client id or resource id tells, or it is the system's.</summary>
    public string? IdentityObjectId { get; init; }

    /// <summary>The Azure resource id of the user-assigned managed identity; null as for the object id.</summary>
    public string? IdentityResourceId { get; init; }

    /// <summary>The platform that vouches for the workload; null finds out from what is given and from the environment.</summary>
    public PimFederation? Federation { get; init; }

    /// <summary>The file with the workload's own token; null for the one that the environment names.</summary>
    public string? FederatedTokenFile { get; init; }

    /// <summary>The id of the service connection in Azure Pipelines; null for the one that the environment names.</summary>
    public string? ServiceConnectionId { get; init; }

    /// <summary>A Graph access token from elsewhere.</summary>
    public SecureString? AccessToken { get; init; }

    /// <summary>An Azure Resource Manager access token from elsewhere; null when only Graph is used.</summary>
    public SecureString? ArmAccessToken { get; init; }

    /// <summary>
    /// Asks another module's session for a token; for <see cref="PimSignIn.MgGraph"/> and <see cref="PimSignIn.Az"/>. Called from any thread,
    /// again whenever a token is about to expire.
    /// </summary>
    public Func<PimTokenRequest, CancellationToken, Task<SecureString>>? BorrowAsync { get; init; }

    /// <summary>The person of the emulated tenant who signs in: the part before the at sign, a UPN or an id. Null for its administrator.</summary>
    public string? EmulatedUser { get; init; }

    /// <summary>Tells whether the emulated tenant is reset.</summary>
    public bool ResetEmulator { get; init; }

    /// <summary>Another address to sign in at, for test hosts: https. Null for the cloud's.</summary>
    public Uri? LoginEndpoint { get; init; }

    /// <summary>Another Graph endpoint, for test hosts: https, or http on loopback. Null for the cloud's.</summary>
    public Uri? GraphEndpoint { get; init; }

    /// <summary>Another Azure Resource Manager endpoint, for test hosts. Null for the cloud's.</summary>
    public Uri? ArmEndpoint { get; init; }

    /// <summary>The time that one Azure scope may take while many are read; after it, its answer counts as unconfirmed.</summary>
    public TimeSpan AzureScopePatience { get; init; } = TimeSpan.FromSeconds(10);
}
