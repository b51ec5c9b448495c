using System;
using System.Collections.Generic;
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
    [Parameter(ParameterSetName = "Permanent")]
    [Duration(IsNeeded = true)]
    [ArgumentCompleter(typeof(AssignmentDurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "End")]
    [DateTimeInput(IsNeeded = true)]
    [ArgumentCompleter(typeof(EndCompleter))]
    public PimMoment? End { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permanent")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Permanent { get; set; }

    /// <inheritdoc />
    private protected override Task<AssignmentInput> ReadRowAsync(PimCall call)
    {
        AssignmentSchedule.Check(Schedule(), Client.ServiceTime);
        return base.ReadRowAsync(call);
    }

    /// <inheritdoc />
    private protected override Task<IReadOnlyList<(PlannedChange Change, object? Given)>> PlanAsync(IReadOnlyList<AssignmentInput> rows, PimCall call)
    {
        var schedule = Schedule();
        EndPlanner PlannerFor(AssignmentInput row) => new(Client, Settings, schedule, row.Justification);
        return AssignmentInputPlanner.PlanAsync(
            rows,
            (row, given) => PlannerFor(row).PlanAsync(given, call),
            (row, people) => PlannerFor(row).PlanAsync(row.Role, row.Scope, row.Type, people, call, row.Held),
            call);
    }

    private PimSchedule Schedule() => new() { End = End?.At(Client.ServiceTime), Duration = Duration };
}
