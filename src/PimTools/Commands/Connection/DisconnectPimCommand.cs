using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "Pim", DefaultParameterSetName = "One")]
[OutputType(typeof(PimContext))]
public sealed class DisconnectPimCommand : PimCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "One", ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string? Context { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        foreach (var name in All ? PimSession.Contexts.Select(context => (string?)context.Name) : new[] { Context })
        {
            Emit(PimSession.Remove(name));
        }

        return Task.CompletedTask;
    }
}
