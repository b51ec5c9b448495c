using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Set, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Duration")]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class SetPimAssignmentCommand : PimAssigningCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "Duration")]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "End")]
    [DateTimeInput]
    public PimMoment? End { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permanent")]
    public SwitchParameter Permanent { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        RequireSameScope();
        var now = Client.ServiceTime;
        var schedule = new PimSchedule { End = End?.At(now), Duration = Duration };
        AssignmentSchedule.Check(schedule, now);
        var planner = new EndPlanner(Client, Settings, schedule, Justification);
        if (Given is { } given)
        {
            await RequireOwnAsync(given, call);
            await CarryOutAsync(await planner.PlanAsync(given, call), _ => given, call);
            return;
        }

        var names = Principals();
        var (role, scope) = await FindTargetAsync(call);
        var people = await FindPrincipalsAsync(names, call);
        var plan = await planner.PlanAsync(role, scope, Type, people.Select(one => one.Principal).ToList(), call);
        await CarryOutAsync(plan, people, call);
    }
}
