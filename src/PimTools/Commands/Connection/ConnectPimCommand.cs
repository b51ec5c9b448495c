using System;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using PimTools.Loading;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsCommunications.Connect, "Pim", DefaultParameterSetName = "Interactive")]
[OutputType(typeof(PimContext))]
public sealed class ConnectPimCommand : PimCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "DeviceCode")]
    public SwitchParameter UseDeviceCode { get; set; }

    /// <summary>User name: the application's id. Password: its secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ClientSecret")]
    public PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Certificate")]
    public X509Certificate2? Certificate { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "CertificateFile")]
    public string? CertificatePath { get; set; }

    [Parameter(ParameterSetName = "CertificateFile")]
    public SecureString? CertificatePassword { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ManagedIdentity")]
    public SwitchParameter Identity { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "WorkloadIdentity")]
    public string? FederatedTokenFile { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "AccessToken")]
    public SecureString? AccessToken { get; set; }

    [Parameter(ParameterSetName = "AccessToken")]
    public SecureString? ArmAccessToken { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Emulator")]
    public SwitchParameter Emulator { get; set; }

    [Parameter(ParameterSetName = "Emulator")]
    public string? As { get; set; }

    [Parameter(ParameterSetName = "Emulator")]
    public SwitchParameter Reset { get; set; }

    [Parameter(ParameterSetName = "Interactive")]
    [Parameter(ParameterSetName = "DeviceCode")]
    [Parameter(ParameterSetName = "AccessToken")]
    [Parameter(Mandatory = true, ParameterSetName = "ClientSecret")]
    [Parameter(Mandatory = true, ParameterSetName = "Certificate")]
    [Parameter(Mandatory = true, ParameterSetName = "CertificateFile")]
    [Parameter(Mandatory = true, ParameterSetName = "WorkloadIdentity")]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = "Interactive")]
    [Parameter(ParameterSetName = "DeviceCode")]
    [Parameter(ParameterSetName = "ManagedIdentity")]
    [Parameter(Mandatory = true, ParameterSetName = "Certificate")]
    [Parameter(Mandatory = true, ParameterSetName = "CertificateFile")]
    [Parameter(Mandatory = true, ParameterSetName = "WorkloadIdentity")]
    public string? ClientId { get; set; }

    [Parameter]
    public PimCloud Cloud { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = "AccessToken")]
    public Uri? GraphEndpoint { get; set; }

    [Parameter(ParameterSetName = "AccessToken")]
    public Uri? ArmEndpoint { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var client = await ClientLoader.Factory.ConnectAsync(Options(), call).ConfigureAwait(false);
        PimSession.Add(client);
        Emit(client.Context);
    }

    /// <summary>A script that goes on after a failed sign-in would act in whatever context was there before.</summary>
    private protected override bool IsFatal(PimException error) => true;

    private PimConnectOptions Options() => new(Name, SignIn())
    {
        Cloud = Cloud,
        TenantId = TenantId,
        ClientId = Credential?.UserName ?? ClientId,
        ClientSecret = Credential?.Password,
        Certificate = CertificatePath is null ? Certificate : ReadCertificate(CertificatePath),
        FederatedTokenFile = FederatedTokenFile is null ? null : GetUnresolvedProviderPathFromPSPath(FederatedTokenFile),
        AccessToken = AccessToken,
        ArmAccessToken = ArmAccessToken,
        EmulatedUser = As,
        ResetEmulator = Reset,
        GraphEndpoint = GraphEndpoint,
        ArmEndpoint = ArmEndpoint,
    };

    private PimSignIn SignIn() => ParameterSetName switch
    {
        "DeviceCode" => PimSignIn.DeviceCode,
        "ClientSecret" => PimSignIn.ClientSecret,
        "Certificate" or "CertificateFile" => PimSignIn.Certificate,
        "ManagedIdentity" => PimSignIn.ManagedIdentity,
        "WorkloadIdentity" => PimSignIn.WorkloadIdentity,
        "AccessToken" => PimSignIn.AccessToken,
        "Emulator" => PimSignIn.Emulator,
        _ => PimSignIn.Interactive,
    };

    private X509Certificate2 ReadCertificate(string path)
    {
        var file = GetUnresolvedProviderPathFromPSPath(path);
        try
        {
            return new X509Certificate2(file, CertificatePassword);
        }
        catch (CryptographicException e)
        {
            throw new PimException(PimErrorCode.AuthenticationFailed, $"The certificate '{path}' cannot be read: {e.Message}", e)
            {
                Remedy = "Give a PFX file with the private key, and its password with -CertificatePassword.",
                TargetObject = path,
            };
        }
    }
}
