using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>From the options of Connect-Pim to a credential.</summary>
internal static class Credentials
{
    // Microsoft Graph Command Line Tools: the public client that Microsoft's own Graph tools sign in with.
    private const string DefaultClientId = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    public static TokenCredential Create(PimConnectOptions options, CloudEndpoints cloud) => options.SignIn switch
    {
        PimSignIn.Interactive => new InteractiveBrowserCredential(new InteractiveBrowserCredentialOptions
        {
            AuthorityHost = cloud.Authority,
            TenantId = options.TenantId,
            ClientId = options.ClientId ?? DefaultClientId,
        }),
        PimSignIn.DeviceCode => new DeviceCodeCredential(new DeviceCodeCredentialOptions
        {
            AuthorityHost = cloud.Authority,
            TenantId = options.TenantId,
            ClientId = options.ClientId ?? DefaultClientId,
            DeviceCodeCallback = (code, _) =>
            {
                Needed(options.ShowDeviceCode, "a way to show the device code")(code.Message);
                return Task.CompletedTask;
            },
        }),
        PimSignIn.ClientSecret => new ClientSecretCredential(
            Needed(options.TenantId, "-TenantId"),
            Needed(options.ClientId, "-ClientId"),
            Secrets.Reveal(Needed(options.ClientSecret, "-ClientSecret")),
            new ClientSecretCredentialOptions { AuthorityHost = cloud.Authority }),
        PimSignIn.Certificate => new ClientCertificateCredential(
            Needed(options.TenantId, "-TenantId"),
            Needed(options.ClientId, "-ClientId"),
            Needed(options.Certificate, "-Certificate"),
            new ClientCertificateCredentialOptions { AuthorityHost = cloud.Authority }),
        PimSignIn.ManagedIdentity => new ManagedIdentityCredential(options.ClientId is { } id
            ? ManagedIdentityId.FromUserAssignedClientId(id)
            : ManagedIdentityId.SystemAssigned),

        // What is not given comes from the environment that the workload identity webhook sets.
        PimSignIn.WorkloadIdentity => CreateWorkloadIdentity(options, cloud),
        PimSignIn.AccessToken => new GivenTokenCredential(
            Needed(options.AccessToken, "-AccessToken"), options.ArmAccessToken, TokenScopes.ForArm(cloud.Arm)[0]),
        _ => throw new PimException(PimErrorCode.InvalidParameter, $"There is no sign-in '{options.SignIn}'."),
    };

    private static WorkloadIdentityCredential CreateWorkloadIdentity(PimConnectOptions options, CloudEndpoints cloud)
    {
        var credential = new WorkloadIdentityCredentialOptions { AuthorityHost = cloud.Authority };
        credential.TenantId = options.TenantId ?? credential.TenantId;
        credential.ClientId = options.ClientId ?? credential.ClientId;
        credential.TokenFilePath = options.FederatedTokenFile ?? credential.TokenFilePath;
        return new WorkloadIdentityCredential(credential);
    }

    private static T Needed<T>(T? value, string what)
        where T : class =>
        value ?? throw new PimException(PimErrorCode.InvalidParameter, $"This sign-in needs {what}.");
}
