using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimContext", DefaultParameterSetName = "One")]
[OutputType(typeof(PimContext))]
public sealed class GetPimContextCommand : PimCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "One")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter ListAvailable { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        if (ListAvailable)
        {
            foreach (var context in PimSession.Contexts)
            {
                Emit(context);
            }
        }
        else
        {
            Emit(PimSession.Get(Name).Context);
        }

        return Task.CompletedTask;
    }
}
