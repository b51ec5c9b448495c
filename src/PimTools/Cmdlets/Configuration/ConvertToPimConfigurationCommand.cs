using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Documents;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.ConvertTo, "PimConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ConvertToPimConfigurationCommand : PimCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true)]
    [EnumValue(typeof(PimConfigurationSource), IsNeeded = true)]
    public PimConfigurationSource From { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    public string? OutFile { get; set; }

    /// <inheritdoc />
    protected override async Task FinishAsync(PimCall call)
    {
        var path = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path));
        foreach (var (file, text) in DocumentFiles.Read(path).Take(1))
        {
            var document = EasyPimReader.Read(text, file, ClientLoader.Documents, Tell);
            if (document is null)
            {
                return;
            }

            await WriteAsync(document);
        }
    }

    private async Task WriteAsync(DocumentMap document)
    {
        if (OutFile is null)
        {
            Emit(ClientLoader.Documents.WriteYaml(document, null));
            return;
        }

        var path = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(OutFile));
        if (await ConfirmAsync($"Write the configuration to {path}") == Confirmation.Go)
        {
            DocumentFiles.Write(path, ClientLoader.Documents, document);
            await EmitItemAsync(path);
        }
    }

    private void Tell(PimDocumentProblem problem)
    {
        if (problem.Severity == PimDocumentSeverity.Warning)
        {
            Warn(problem.ToString());
        }
        else
        {
            Fail(new PimException(PimErrorCode.InvalidConfiguration, $"{problem.File}({problem.Line},{problem.Column}): {problem.Message}") { Remedy = problem.Remedy, TargetObject = problem });
        }
    }
}
