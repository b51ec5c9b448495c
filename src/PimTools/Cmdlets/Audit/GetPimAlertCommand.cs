using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimAlert")]
[OutputType(typeof(PimAlert), typeof(PimAlertIncident))]
public sealed class GetPimAlertCommand : PimKindCmdlet
{
    [Parameter(Position = 0)]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(AlertCompleter))]
    public PimIdentity[] Name { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("ScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity[] Scope { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Active { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Incidents { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(
        () => new PimAlertQuery { Kinds = Kinds, Names = Name, Scopes = Scope }.ListAsync(Client, Take, error => Fail(error), call), Name.FirstOrDefault());

    // Whether an alert is active that does not say so is not known, so that it is no less shown.
    private void Take(PimAlert alert)
    {
        if (Active && alert.IsActive == false)
        {
            return;
        }

        foreach (var output in Incidents ? alert.Incidents : new object[] { alert }.AsEnumerable())
        {
            EmitListed(output);
        }
    }
}
