using System;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Models;
using PimTools.Profiles;
using PimTools.Session;

namespace PimTools.Commands;

[Cmdlet(VerbsCommunications.Connect, "Pim", DefaultParameterSetName = "Interactive")]
[OutputType(typeof(PimContext))]
public sealed class ConnectPimCommand : PimCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "DeviceCode")]
    [Alias("UseDeviceAuthentication", "DeviceCode")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter UseDeviceCode { get; set; }

    [Parameter(ParameterSetName = "Interactive")]
    [Parameter(ParameterSetName = "DeviceCode")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownAccountCompleter))]
    public string? Account { get; set; }

    [Parameter(ParameterSetName = "Interactive")]
    [Parameter(ParameterSetName = "DeviceCode")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoPersist { get; set; }

    /// <summary>User name: the application's id. Password: its secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ClientSecret")]
    [Alias("ClientSecretCredential")]
    [ReadAs(typeof(PSCredential), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Certificate")]
    [ReadAs(typeof(X509Certificate2), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public X509Certificate2? Certificate { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "CertificateFile")]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? CertificatePath { get; set; }

    [Parameter(ParameterSetName = "CertificateFile")]
    [ReadAs(typeof(SecureString))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? CertificatePassword { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "CertificateStore")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(CertificateCompleter))]
    public string? CertificateThumbprint { get; set; }

    [Parameter(ParameterSetName = "Certificate")]
    [Parameter(ParameterSetName = "CertificateFile")]
    [Parameter(ParameterSetName = "CertificateStore")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SendCertificateChain { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ManagedIdentity")]
    [Alias("ManagedIdentity", "MSI")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Identity { get; set; }

    [Parameter(ParameterSetName = "ManagedIdentity")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? IdentityObjectId { get; set; }

    [Parameter(ParameterSetName = "ManagedIdentity")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? IdentityResourceId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "WorkloadIdentity")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter WorkloadIdentity { get; set; }

    [Parameter(ParameterSetName = "WorkloadIdentity")]
    [EnumValue(typeof(PimFederation), IsNeeded = true)]
    public PimFederation Federation { get; set; }

    [Parameter(ParameterSetName = "WorkloadIdentity")]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? FederatedTokenFile { get; set; }

    [Parameter(ParameterSetName = "WorkloadIdentity")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? ServiceConnectionId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "MgGraph")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter UseMgGraph { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Az")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter UseAz { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "AzureCli")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter UseAzureCli { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "AccessToken")]
    [TokenInput(IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? AccessToken { get; set; }

    [Parameter(ParameterSetName = "AccessToken")]
    [TokenInput]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? ArmAccessToken { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "EnvironmentVariable")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter EnvironmentVariable { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Emulator")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Emulator { get; set; }

    [Parameter(ParameterSetName = "Emulator")]
    [ArgumentCompleter(typeof(EmulatedPersonCompleter))]
    [ReadAs(typeof(string))]
    public string? As { get; set; }

    [Parameter(ParameterSetName = "Emulator")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Reset { get; set; }

    [Parameter(ParameterSetName = "Interactive")]
    [Parameter(ParameterSetName = "DeviceCode")]
    [Parameter(ParameterSetName = "WorkloadIdentity")]
    [Parameter(ParameterSetName = "MgGraph")]
    [Parameter(ParameterSetName = "Az")]
    [Parameter(ParameterSetName = "AzureCli")]
    [Parameter(ParameterSetName = "AccessToken")]
    [Parameter(Mandatory = true, ParameterSetName = "ClientSecret")]
    [Parameter(Mandatory = true, ParameterSetName = "Certificate")]
    [Parameter(Mandatory = true, ParameterSetName = "CertificateFile")]
    [Parameter(Mandatory = true, ParameterSetName = "CertificateStore")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownTenantCompleter))]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = "Interactive")]
    [Parameter(ParameterSetName = "DeviceCode")]
    [Parameter(ParameterSetName = "ManagedIdentity")]
    [Parameter(ParameterSetName = "WorkloadIdentity")]
    [Parameter(Mandatory = true, ParameterSetName = "Certificate")]
    [Parameter(Mandatory = true, ParameterSetName = "CertificateFile")]
    [Parameter(Mandatory = true, ParameterSetName = "CertificateStore")]
    [Alias("ApplicationId", "AppId")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownClientCompleter))]
    public string? ClientId { get; set; }

    [Parameter(ParameterSetName = "Interactive", Position = 0)]
    [Parameter(ParameterSetName = "DeviceCode")]
    [Parameter(ParameterSetName = "MgGraph")]
    [Parameter(ParameterSetName = "Az")]
    [Parameter(ParameterSetName = "AzureCli")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? Profile { get; set; }

    [Parameter]
    [ReadAs(typeof(PimKind[]))]
    public PimKind[]? Kind { get; set; }

    [Parameter]
    [ReadAs(typeof(PimPurpose[]))]
    public PimPurpose[]? For { get; set; }

    [Parameter]
    [Alias("Scopes")]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    [ReadAs(typeof(string[]))]
    public string[]? Scope { get; set; }

    [Parameter]
    [Alias("Environment")]
    [EnumValue(typeof(PimCloud), IsNeeded = true)]
    public PimCloud Cloud { get; set; }

    [Parameter]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string? Name { get; set; }

    // Nothing is said on success; scripts that are written for Microsoft.Graph ask for that.
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoWelcome { get; set; }

    [Parameter]
    [ReadAs(typeof(Uri))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Uri? LoginEndpoint { get; set; }

    [Parameter]
    [ReadAs(typeof(Uri))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Uri? GraphEndpoint { get; set; }

    [Parameter]
    [ReadAs(typeof(Uri))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Uri? ArmEndpoint { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var given = MyInvocation.BoundParameters.Keys;
        ContradictingArguments.Check(given, Emulator, Profile);
        ConsentArguments.Check(given, Scope, ParameterSetName);
        if (Name is not null)
        {
            StoredName.Check("connection", Name);
        }

        if (TokenInputAttribute.WasPlainText(AccessToken) || TokenInputAttribute.WasPlainText(ArmAccessToken))
        {
            Warn("The token was given as plain text, which the history of the console and transcripts keep. Give a SecureString: Read-Host -AsSecureString makes one.");
        }

        var profile = Profile is null ? null : ProfileFile.Find(Profile);
        var environment = EnvironmentVariable ? EnvironmentSignIn.Read() : null;
        var session = await OnPipelineAsync(() => BorrowedSession.Find(SignIn(environment), InvokeCommand));
        var options = await OnPipelineAsync(() => Options(session, environment, profile));
        if (!NoPersist && options is { KeepIn: null, SignIn: PimSignIn.Interactive or PimSignIn.DeviceCode })
        {
            Warn("The sign-in ends with this process: this account has no home folder to keep it in. The variable PIMTOOLS_CONFIG can name a folder.");
        }

        var client = await ClientLoader.Factory.ConnectAsync(options, call);
        PimSession.Add(client);
        LastSignIn.Keep(options, client.Context, !NoPersist, call);
        Emit(client.Context);
    }

    /// <summary>A script that goes on after a failed sign-in would act in whatever context was there before.</summary>
    private protected override bool IsFatal(PimException error) => true;

    /// <summary>A code can be entered elsewhere; a browser is in need of somebody here.</summary>
    private protected override bool MayPrompt => ParameterSetName != "Interactive" || base.MayPrompt;

    // What is typed goes before what the profile keeps, but for the tenant.
    private PimConnectOptions Options(BorrowedSession? session, EnvironmentSignIn? environment, PimProfile? profile) =>
        new(Name ?? profile?.Name, SignIn(environment))
        {
            IsTaken = PimSession.IsTaken,
            Cloud = profile?.Cloud ?? Cloud,
            TenantId = profile?.TenantId ?? TenantId ?? environment?.TenantId,
            ClientId = Credential?.UserName ?? ClientId ?? environment?.ClientId ?? profile?.ClientId,
            Kinds = Kind is { Length: > 0 } ? Kind : profile?.Kinds,
            Purposes = For is { Length: > 0 } ? For : null,
            Scopes = Scope is { Length: > 0 } ? Scope : null,
            Account = Account ?? profile?.Account,
            Profile = profile?.Name,
            Favorite = profile?.Favorite,
            KeepIn = NoPersist ? null : ConfigFolder.SignIns,
            ClientSecret = Credential?.Password ?? environment?.Secret,
            Certificate = Certificate,
            CertificatePath = File(CertificatePath ?? environment?.CertificatePath),
            CertificatePassword = CertificatePassword ?? environment?.CertificatePassword,
            CertificateThumbprint = CertificateThumbprint,
            SendCertificateChain = SendCertificateChain,
            IdentityObjectId = IdentityObjectId,
            IdentityResourceId = IdentityResourceId,
            Federation = MyInvocation.BoundParameters.ContainsKey(nameof(Federation)) ? Federation : null,
            FederatedTokenFile = File(FederatedTokenFile),
            ServiceConnectionId = ServiceConnectionId,
            AccessToken = AccessToken,
            ArmAccessToken = ArmAccessToken,
            BorrowAsync = session is null ? null : session.AskAsync,
            EmulatedUser = As,
            ResetEmulator = Reset,
            LoginEndpoint = LoginEndpoint,
            GraphEndpoint = GraphEndpoint,
            ArmEndpoint = ArmEndpoint,
        };

    private PimSignIn SignIn(EnvironmentSignIn? environment) => environment?.SignIn ?? ParameterSetName switch
    {
        "CertificateFile" or "CertificateStore" => PimSignIn.Certificate,
        var set => (PimSignIn)Enum.Parse(typeof(PimSignIn), set),
    };

    private string? File(string? path) => path is null ? null : GetUnresolvedProviderPathFromPSPath(path);
}
