using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PimTools.Files;
using PimTools.Loading;
using PimTools.Pipeline;
using PimTools.Session;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimDiagnostics")]
[OutputType(typeof(PimDiagnostics))]
public sealed class GetPimDiagnosticsCommand : PimCmdlet
{
    // Those that sign in to Microsoft's services, or have cmdlets for PIM.
    private static readonly Regex Neighbour = new(
        @"^(Az\.|Microsoft\.(Graph|Entra)|PnP\.|AzureAD|ExchangeOnline|MicrosoftTeams|Maester|EasyPIM|Omnicit|.*PIM)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call) => Emit(await OnPipelineAsync(Describe));

    private PimDiagnostics Describe()
    {
        var version = (Hashtable)SessionState.PSVariable.GetValue("PSVersionTable");
        var folder = ConfigFolder.FullPath;
        return new PimDiagnostics
        {
            Version = $"{MyInvocation.MyCommand.Module?.Version}",
            ModulePath = Path.GetDirectoryName(typeof(GetPimDiagnosticsCommand).Assembly.Location)!,
            PowerShell = $"{version["PSVersion"]} {version["PSEdition"]}",
            HostName = Host.Name,
            Runtime = RuntimeInformation.FrameworkDescription,
            OS = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})",
            Culture = CultureInfo.CurrentCulture.Name,
            CanPrompt = Interaction.IsPossible,
            Contexts = List(PimSession.Contexts.Select(Describe)),
            Modules = List(InvokeCommand.InvokeScript("Get-Module").Select(one => one.BaseObject).OfType<PSModuleInfo>()
                .Where(module => Neighbour.IsMatch(module.Name) && module.Name != MyInvocation.MyCommand.ModuleName)
                .Select(module => $"{module.Name} {module.Version}")),
            Libraries = List(LoadedLibraries.Describe()),
            Hidden = List(HiddenCmdlet.Find(InvokeCommand).Select(one => one.ToString())),
            ConfigFolder = folder,
            IsConfigFolderWritable = folder is null || !Directory.Exists(folder) ? null : PrivateFiles.IsWritable(folder),
            Proxies = List(ProxySettings.Describe()),
        };
    }

    // Whose they are is nobody's business but the tenant's.
    private static string Describe(PimContext context) =>
        $"{(context.IsEmulated ? "the emulated tenant" : $"tenant {context.TenantId} in {context.Cloud}")}, {context.SignIn}, {context.Kind}";

    private static PimTextList List(System.Collections.Generic.IEnumerable<string> texts) => new(texts, "; ");
}
