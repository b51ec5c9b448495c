using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimPlan")]
[OutputType(typeof(PimPlan))]
public sealed class GetPimPlanCommand : PimCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ReadAs(typeof(string[]), IsNeeded = true)]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        foreach (var path in Path)
        {
            var full = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path));
            Try(() => Emit(PlanFile.Read(full, ClientLoader.Documents)), path);
        }
    }
}
