using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Session;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Select, "PimContext")]
[OutputType(typeof(PimContext))]
public sealed class SelectPimContextCommand : PimCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Context")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        Emit(PimSession.Select(Name));
        return Task.CompletedTask;
    }
}
