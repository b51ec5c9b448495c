using System;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Completion;
using PimTools.Configuration;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Export, "PimConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPimConfigurationCommand : PimKindCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity[] Scope { get; set; } = Array.Empty<PimIdentity>();

    /// <inheritdoc />
    protected override async Task FinishAsync(PimCall call)
    {
        var path = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path));
        var reading = new ConfigurationReading(Client);
        await reading.ReadAsync(Kinds, Scope, call);
        var document = reading.Write();
        if (await ConfirmAsync($"Write {reading.Describe()} to {path}") == Confirmation.Go)
        {
            DocumentFiles.Write(path, ClientLoader.Documents, document);
            Emit(new FileInfo(path));
        }
    }
}
