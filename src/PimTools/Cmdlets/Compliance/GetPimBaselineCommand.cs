using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimBaseline")]
[OutputType(typeof(PimBaseline), typeof(PimBaselineRule))]
public sealed class GetPimBaselineCommand : PimCmdlet
{
    [Parameter(Position = 0)]
    [ReadAs(typeof(string[]))]
    [ArgumentCompleter(typeof(BaselineCompleter))]
    public string[] Name { get; set; } = Array.Empty<string>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Rules { get; set; }

    /// <inheritdoc />
    protected override async Task FinishAsync(PimCall call)
    {
        var names = Name.Length == 0 ? BaselineFiles.Names : await OnPipelineAsync(() => Name.Select(name => BaselineFiles.IsPath(name) ? GetUnresolvedProviderPathFromPSPath(name) : name).ToList());
        foreach (var baseline in BaselineSet.Load(ClientLoader.Documents, names, (error, given) => Fail(error, given)).Select(one => one.Describe()))
        {
            if (!Rules)
            {
                Emit(baseline);
                continue;
            }

            foreach (var rule in baseline.RuleList)
            {
                Emit(rule);
            }
        }
    }
}
