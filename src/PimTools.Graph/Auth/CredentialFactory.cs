using System;
using System.Net.Http;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using PimTools.Graph.Errors;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Auth;

/// <summary>From the options of Connect-Pim to a credential.</summary>
internal sealed class CredentialFactory
{
    // Microsoft Graph Command Line Tools: the public client that Microsoft's own Graph tools sign in with.
    private const string DefaultClientId = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    private readonly PimConnectOptions _options;
    private readonly CloudEndpoints _cloud;
    private readonly HttpClient? _client;

    private CredentialFactory(PimConnectOptions options, CloudEndpoints cloud, HttpClient? client)
    {
        _options = options;
        _cloud = cloud;
        _client = client;
    }

    /// <summary>The credential that the options ask for; its own calls go through <paramref name="client"/> where one is given.</summary>
    public static TokenCredential Create(
        PimConnectOptions options, CloudEndpoints cloud, PersonSignIn person, PimCall call, HttpClient? client = null) =>
        new CredentialFactory(options, cloud, client).Create(person, call);

    /// <summary>Tells in which way the options sign in.</summary>
    public static SignInWay WayOf(PimConnectOptions options, CloudEndpoints cloud) => new(
        options.SignIn,
        options.LoginEndpoint ?? cloud.Authority,
        options.TenantId,
        options.ClientId ?? (options.SignIn is PimSignIn.Interactive or PimSignIn.DeviceCode ? DefaultClientId : null))
    {
        Purposes = TokenScopes.AreAsked(options) ? TokenScopes.Purposes(options) : null,
        Scopes = options.Scopes ?? Array.Empty<string>(),
    };

    /// <summary>The key under which a person's sign-in is kept.</summary>
    public static string KeyOf(PimConnectOptions options, CloudEndpoints cloud) => KeptSignIn.KeyOf(
        options.Cloud.ToString(),
        (options.LoginEndpoint ?? cloud.Authority).AbsoluteUri,
        options.TenantId,
        options.ClientId ?? DefaultClientId,
        options.Account);

    /// <summary>Tells whether the address to sign in at is none of Microsoft's, which would be asked about it otherwise.</summary>
    private bool IsElsewhere => _options.LoginEndpoint is not null;

    private TokenCredential Create(PersonSignIn person, PimCall call) => _options.SignIn switch
    {
        PimSignIn.Interactive => PersonCredential.InBrowser(
            Addressed(new InteractiveBrowserCredentialOptions
            {
                TenantId = _options.TenantId,
                ClientId = _options.ClientId ?? DefaultClientId,
                DisableInstanceDiscovery = IsElsewhere,
            }),
            person),
        PimSignIn.DeviceCode => PersonCredential.WithDeviceCode(
            Addressed(new DeviceCodeCredentialOptions
            {
                TenantId = _options.TenantId,
                ClientId = _options.ClientId ?? DefaultClientId,
                DisableInstanceDiscovery = IsElsewhere,
            }),
            person),
        PimSignIn.ClientSecret => new ClientSecretCredential(
            Needed(_options.TenantId, "-TenantId"),
            Needed(_options.ClientId, "-ClientId"),
            SecretReader.Reveal(Needed(_options.ClientSecret, "-ClientSecret")),
            Addressed(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsElsewhere })),
        PimSignIn.Certificate => new ClientCertificateCredential(
            Needed(_options.TenantId, "-TenantId"),
            Needed(_options.ClientId, "-ClientId"),
            CertificateFinder.Find(_options),
            Addressed(new ClientCertificateCredentialOptions
            {
                SendCertificateChain = _options.SendCertificateChain,
                DisableInstanceDiscovery = IsElsewhere,
            })),
        PimSignIn.ManagedIdentity => new ManagedIdentity(Transported(new ManagedIdentityCredentialOptions(Identity()))),
        PimSignIn.WorkloadIdentity => CreateWorkloadIdentity(call),
        PimSignIn.AccessToken => new GivenTokenCredential(
            Needed(_options.AccessToken, "-AccessToken"), _options.ArmAccessToken, TokenScopes.ForArm(_cloud.Arm)[0]),
        PimSignIn.MgGraph or PimSignIn.Az => BorrowedSessions.FromModule(_options, _cloud),
        PimSignIn.AzureCli => BorrowedSessions.FromAzureCli(_options),
        _ => throw new PimException(PimErrorCode.InvalidParameter, $"There is no sign-in '{_options.SignIn}'."),
    };

    private TokenCredential CreateWorkloadIdentity(PimCall call)
    {
        var workload = WorkloadIdentity.Find(_options);
        call.Detail?.Invoke(workload.ToString());
        return workload.Federation switch
        {
            PimFederation.GitHub => new ClientAssertionCredential(
                workload.TenantId,
                workload.ClientId,
                new GitHubToken(_client ?? new HttpClient(SharedConnections.Instance, disposeHandler: false), _cloud.ExchangeAudience).GetAsync,
                Addressed(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = IsElsewhere })),
            PimFederation.AzurePipelines => new AzurePipelinesCredential(
                workload.TenantId,
                workload.ClientId,
                workload.Source,
                WorkloadIdentity.Variable("SYSTEM_ACCESSTOKEN"),
                Addressed(new AzurePipelinesCredentialOptions { DisableInstanceDiscovery = IsElsewhere })),
            _ => new WorkloadIdentityCredential(Addressed(new WorkloadIdentityCredentialOptions
            {
                TenantId = workload.TenantId,
                ClientId = workload.ClientId,
                TokenFilePath = workload.Source,
                DisableInstanceDiscovery = IsElsewhere,
            })),
        };
    }

    private T Addressed<T>(T credential)
        where T : TokenCredentialOptions
    {
        credential.AuthorityHost = _options.LoginEndpoint ?? _cloud.Authority;
        return Transported(credential);
    }

    private T Transported<T>(T credential)
        where T : TokenCredentialOptions
    {
        credential.Transport = _client is null ? credential.Transport : new HttpClientTransport(_client);
        return credential;
    }

    private ManagedIdentityId Identity() => _options switch
    {
        { ClientId: { } id } => ManagedIdentityId.FromUserAssignedClientId(id),
        { IdentityObjectId: { } id } => ManagedIdentityId.FromUserAssignedObjectId(id),
        { IdentityResourceId: { } id } => ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier(id)),
        _ => ManagedIdentityId.SystemAssigned,
    };

    private static T Needed<T>(T? value, string what)
        where T : class =>
        value ?? throw new PimException(PimErrorCode.InvalidParameter, $"This sign-in needs {what}.");
}
