using System.Net.Http;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>From the options of Connect-Pim to a credential.</summary>
internal sealed class Credentials
{
    // Microsoft Graph Command Line Tools: the public client that Microsoft's own Graph tools sign in with.
    private const string DefaultClientId = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    private readonly PimConnectOptions _options;
    private readonly CloudEndpoints _cloud;
    private readonly HttpClient? _client;

    private Credentials(PimConnectOptions options, CloudEndpoints cloud, HttpClient? client)
    {
        _options = options;
        _cloud = cloud;
        _client = client;
    }

    /// <summary>The credential that the options ask for; its own calls go through <paramref name="client"/> where one is given.</summary>
    public static TokenCredential Create(PimConnectOptions options, CloudEndpoints cloud, HttpClient? client = null) =>
        new Credentials(options, cloud, client).Create();

    private TokenCredential Create() => _options.SignIn switch
    {
        PimSignIn.Interactive => PersonCredential.InBrowser(Addressed(new InteractiveBrowserCredentialOptions
        {
            TenantId = _options.TenantId,
            ClientId = _options.ClientId ?? DefaultClientId,
        })),
        PimSignIn.DeviceCode => PersonCredential.WithDeviceCode(Addressed(new DeviceCodeCredentialOptions
        {
            TenantId = _options.TenantId,
            ClientId = _options.ClientId ?? DefaultClientId,
        })),
        PimSignIn.ClientSecret => new ClientSecretCredential(
            Needed(_options.TenantId, "-TenantId"),
            Needed(_options.ClientId, "-ClientId"),
            Secrets.Reveal(Needed(_options.ClientSecret, "-ClientSecret")),
            Addressed(new ClientSecretCredentialOptions())),
        PimSignIn.Certificate => new ClientCertificateCredential(
            Needed(_options.TenantId, "-TenantId"),
            Needed(_options.ClientId, "-ClientId"),
            Needed(_options.Certificate, "-Certificate"),
            Addressed(new ClientCertificateCredentialOptions())),
        PimSignIn.ManagedIdentity => new ManagedIdentityCredential(_options.ClientId is { } id
            ? ManagedIdentityId.FromUserAssignedClientId(id)
            : ManagedIdentityId.SystemAssigned),

        // What is not given comes from the environment that the workload identity webhook sets.
        PimSignIn.WorkloadIdentity => CreateWorkloadIdentity(Addressed(new WorkloadIdentityCredentialOptions())),
        PimSignIn.AccessToken => new GivenTokenCredential(
            Needed(_options.AccessToken, "-AccessToken"), _options.ArmAccessToken, TokenScopes.ForArm(_cloud.Arm)[0]),
        _ => throw new PimException(PimErrorCode.InvalidParameter, $"There is no sign-in '{_options.SignIn}'."),
    };

    private WorkloadIdentityCredential CreateWorkloadIdentity(WorkloadIdentityCredentialOptions credential)
    {
        credential.TenantId = _options.TenantId ?? credential.TenantId;
        credential.ClientId = _options.ClientId ?? credential.ClientId;
        credential.TokenFilePath = _options.FederatedTokenFile ?? credential.TokenFilePath;
        return new WorkloadIdentityCredential(credential);
    }

    private T Addressed<T>(T credential)
        where T : TokenCredentialOptions
    {
        credential.AuthorityHost = _cloud.Authority;
        credential.Transport = _client is null ? credential.Transport : new HttpClientTransport(_client);
        return credential;
    }

    private static T Needed<T>(T? value, string what)
        where T : class =>
        value ?? throw new PimException(PimErrorCode.InvalidParameter, $"This sign-in needs {what}.");
}
