using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;

namespace PimTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "PimConfiguration")]
[OutputType(typeof(PimDocumentProblem))]
public sealed class TestPimConfigurationCommand : PimClientCmdlet
{
    private readonly List<string> _paths = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ReadAs(typeof(string[]), IsNeeded = true)]
    public string[] Path { get; set; } = Array.Empty<string>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Online { get; set; }

    // What is checked offline needs nobody who is signed in.
    private protected override Task ConnectAsync(PimCall call) => Online ? base.ConnectAsync(call) : Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        foreach (var path in Path)
        {
            _paths.Add(await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)));
        }
    }

    /// <summary>All files make one configuration, so that what stands in two of them is found.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var files = new List<(string File, string Text)>();
        foreach (var path in _paths)
        {
            Try(() => files.AddRange(DocumentFiles.Read(path)), path);
        }

        if (files.Count == 0)
        {
            return;
        }

        var loader = new ConfigurationLoader(ClientLoader.Documents, Emit);
        var configuration = loader.Load(files);
        if (Online)
        {
            await new ConfigurationNames(Client, loader.ProblemsAt).CheckAsync(configuration, call);
        }
    }
}
