using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Input;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Remove, "PimAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class RemovePimAssignmentCommand : PimAssigningCmdlet
{
    private readonly List<(PimAssignmentChange Change, PimRequest Request)> _made = new();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Wait { get; set; }

    /// <summary>All removals are sent before the first is waited for.</summary>
    protected override Task FinishAsync(PimCall call) => TryEachAsync(_made, made => EmitWhenEndedAsync(made.Change, made.Request, call), made => made.Request);

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        RequireSameScope();
        if (Given is { } given)
        {
            await RequireOwnAsync(given, call);
            await CarryOutAsync(new AssignmentPlan(new[] { RemovalPlanner.Remove(given, Justification) }), _ => given, call);
            return;
        }

        var names = Principals();
        var (role, scope) = await FindTargetAsync(call);
        var people = await FindPrincipalsAsync(names, call);
        var plan = await RemovalPlanner.PlanAsync(Client, role, scope, Type, people.Select(one => one.Principal).ToList(), Justification, call);
        await CarryOutAsync(plan, people, call);
    }

    /// <inheritdoc />
    private protected override void EmitChange(PimAssignmentChange change)
    {
        if (Wait && change.Request is { } request)
        {
            _made.Add((change, request));
        }
        else
        {
            base.EmitChange(change);
        }
    }

    private async Task EmitWhenEndedAsync(PimAssignmentChange change, PimRequest request, PimCall call)
    {
        var ended = await PimWait.ForEndAsync(Client, request, new PimWaitOptions(), call);
        Emit(PassThru ? change : ended);
        RequestFailure.ThrowIfFailed(ended);
    }
}
