using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Identity;
using PimTools.Graph.Auth;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

public class CredentialTests
{
    private static readonly string Tenant = Guid.NewGuid().ToString();

    public static TheoryData<PimSignIn, Type> SignIns => new()
    {
        { PimSignIn.Interactive, typeof(PersonCredential) },
        { PimSignIn.DeviceCode, typeof(PersonCredential) },
        { PimSignIn.ClientSecret, typeof(ClientSecretCredential) },
        { PimSignIn.Certificate, typeof(ClientCertificateCredential) },
        { PimSignIn.ManagedIdentity, typeof(ManagedIdentity) },
        { PimSignIn.WorkloadIdentity, typeof(WorkloadIdentityCredential) },
        { PimSignIn.MgGraph, typeof(BorrowedCredential) },
        { PimSignIn.Az, typeof(BorrowedCredential) },
        { PimSignIn.AzureCli, typeof(BorrowedCredential) },
    };

    [Theory]
    [MemberData(nameof(SignIns))]
    public void Each_sign_in_has_its_credential(PimSignIn signIn, Type credential)
    {
        using var certificate = Certificate();
        var options = new PimConnectOptions(null, signIn)
        {
            TenantId = Tenant,
            ClientId = Guid.NewGuid().ToString(),
            ClientSecret = Contoso.Secret("secret"),
            Certificate = certificate,
            FederatedTokenFile = "token",
        };

        Assert.IsType(credential, CredentialFactory.Create(options, CloudEndpoints.Of(PimCloud.USGov), PersonSignIn.InMemory(null), PimCall.None));
    }

    [Theory]
    [InlineData(PimCloud.Global, "https://login.microsoftonline.com/", "https://graph.microsoft.com/", "https://management.azure.com/")]
    [InlineData(PimCloud.USGov, "https://login.microsoftonline.us/", "https://graph.microsoft.us/", "https://management.usgovcloudapi.net/")]
    [InlineData(PimCloud.USGovDoD, "https://login.microsoftonline.us/", "https://dod-graph.microsoft.us/", "https://management.usgovcloudapi.net/")]
    [InlineData(PimCloud.China, "https://login.chinacloudapi.cn/", "https://microsoftgraph.chinacloudapi.cn/", "https://management.chinacloudapi.cn/")]
    public void Each_cloud_has_its_hosts(PimCloud cloud, string authority, string graph, string arm)
    {
        var endpoints = CloudEndpoints.Of(cloud);

        Assert.Equal((authority, graph, arm), (endpoints.Authority.AbsoluteUri, endpoints.Graph.AbsoluteUri, endpoints.Arm.AbsoluteUri));
    }

    [Fact]
    public void People_consent_to_single_scopes_and_applications_have_what_was_granted()
    {
        var people = TokenScopes.ForGraph(new PimConnectOptions(null, PimSignIn.DeviceCode), CloudEndpoints.Of(PimCloud.China).Graph, [PimKind.EntraRole]);

        Assert.All(people, scope => Assert.StartsWith("https://microsoftgraph.chinacloudapi.cn/", scope));
        Assert.Contains("https://microsoftgraph.chinacloudapi.cn/RoleAssignmentSchedule.ReadWrite.Directory", people);
        Assert.DoesNotContain(people, scope => scope.EndsWith("AzureADGroup", StringComparison.Ordinal));
        Assert.Equal(
            ["https://graph.microsoft.com/.default"],
            TokenScopes.ForGraph(new PimConnectOptions(null, PimSignIn.ManagedIdentity), CloudEndpoints.Of(PimCloud.Global).Graph, PimKinds.All));
    }

    [Theory]
    [InlineData(PimSignIn.DeviceCode)]
    [InlineData(PimSignIn.Interactive)]
    public void An_application_of_ones_own_has_what_was_granted(PimSignIn signIn) => Assert.Equal(
        ["https://graph.microsoft.com/.default"],
        TokenScopes.ForGraph(new PimConnectOptions(null, signIn) { ClientId = "c" }, CloudEndpoints.Of(PimCloud.Global).Graph, PimKinds.All));

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=PimTools", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
    }
}
