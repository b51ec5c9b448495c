using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Input;
using PimTools.Pipeline;
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
    protected override async Task FinishAsync(PimCall call)
    {
        await base.FinishAsync(call);
        await Task.WhenAll(_made.Select(made => TryAsync(() => EmitWhenEndedAsync(made.Change, made.Request, call), made.Request)).ToList());
    }

    /// <inheritdoc />
    private protected override Task<IReadOnlyList<(PlannedChange Change, object? Given)>> PlanAsync(IReadOnlyList<AssignmentInput> rows, PimCall call) => AssignmentInputPlanner.PlanAsync(
        rows,
        (row, given) => Task.FromResult(new AssignmentPlan(new[] { RemovalPlanner.Remove(given, row.Justification) })),
        (row, people) => RemovalPlanner.PlanAsync(Client, row.Role, row.Scope, row.Type, people, row.Justification, call, row.Held),
        call);

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
        PimRequest ended;
        try
        {
            ended = await PimWait.ForEndAsync(Client, request, new PimWaitOptions(), call);
        }
        catch (OperationCanceledException)
        {
            Warn($"The wait was stopped, the request goes on: {request}. Wait-PimRequest {request.Id} waits again.");
            throw;
        }

        EmitMade(PassThru ? change : ended, UntoldOutput.Describe(ended));
        RequestFailure.ThrowIfFailed(ended);
    }
}
