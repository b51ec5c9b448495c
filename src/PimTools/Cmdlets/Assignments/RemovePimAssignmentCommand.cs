using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Remove, "PimAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class RemovePimAssignmentCommand : PimAssigningCmdlet
{
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
}
