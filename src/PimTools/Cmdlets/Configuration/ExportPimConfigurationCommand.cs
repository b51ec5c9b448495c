using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Configuration;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Export, "PimConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
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
        var isFolder = Directory.Exists(path) || Path.EndsWith("/", StringComparison.Ordinal) || Path.EndsWith("\\", StringComparison.Ordinal);
        if (!isFolder)
        {
            WholeFile.Check(path);
        }

        var reading = new ConfigurationExport(Client);
        await reading.ReadAsync(Kinds, Scope, call);
        if (await ConfirmAsync($"Write {reading.Describe()} to {path}{(isFolder ? ", a file for each role" : string.Empty)}") != Confirmation.Go)
        {
            return;
        }

        if (isFolder)
        {
            await WriteFolderAsync(path.TrimEnd('/', '\\'), reading);
            return;
        }

        DocumentFiles.Write(path, ClientLoader.Documents, reading.Write());
        await EmitItemAsync(path);
    }

    private async Task WriteFolderAsync(string folder, ConfigurationExport reading)
    {
        var others = DocumentFiles.WriteFolder(folder, ClientLoader.Documents, reading.WriteFiles(), Kinds.Select(ConfigurationFolder.Of));
        foreach (var other in others)
        {
            Warn($"'{other}' was not written: the tenant has no such role, group or scope any more, or you put it there. It stays.");
        }

        await EmitItemAsync(folder);
    }
}
