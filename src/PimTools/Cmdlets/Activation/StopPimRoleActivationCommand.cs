using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Pipeline;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "PimRoleActivation", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRequest))]
public sealed class StopPimRoleActivationCommand : PimRoleCmdlet
{
    private readonly List<RoleSelector> _asked = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(ActivatedRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ActivatedScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter All { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => new RoleSelector(role.OfAccess(Access), Scope)));
        return Task.CompletedTask;
    }

    /// <summary>The list of what is active is read once, for all that was piped in.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var reading = new PartialReading();
        var activated = await ActivatedAsync(reading.Of(call));
        var chosen = new List<PimAssignment>(All ? activated : Enumerable.Empty<PimAssignment>());
        var scheduled = new List<PimRequest>();
        foreach (var asked in _asked)
        {
            await TryAsync(
                async () =>
                {
                    var found = await PimDeactivation.ChooseAsync(Client, KindsOfAll, activated, reading, asked, call);
                    chosen.AddRange(found.Activated);
                    scheduled.AddRange(found.Scheduled);
                },
                asked.Role);
        }

        var confirmed = new List<PimAssignment>();
        foreach (var assignment in chosen.Distinct())
        {
            if (await ConfirmAsync($"Deactivate {assignment.Role.Describe(assignment.Scope)}") == Confirmation.Go)
            {
                confirmed.Add(assignment);
            }
        }

        foreach (var request in scheduled.GroupBy(one => one.Id).Select(same => same.First()))
        {
            await TryAsync(() => WithdrawAsync(request, call), request);
        }

        // Those that have to wait take no place from those that can go at once.
        await Task.WhenAll(confirmed.Select(assignment => TryAsync(() => DeactivateAsync(assignment, call), assignment)));
        if (All && reading.RefusalOfAll("What else you have activated") is { } refusal)
        {
            throw refusal;
        }

        if (chosen.Count > 0)
        {
            reading.Tell(call);
        }
    }

    private async Task<List<PimAssignment>> ActivatedAsync(PimCall call)
    {
        var active = new List<PimAssignment>();
        if (All || _asked.Count > 0)
        {
            var filter = new PimAssignmentFilter { Kinds = KindsOfAll, Mine = true, Type = PimAssignmentType.Active };
            await Client.Assignments.ListAsync(filter, active.Add, call);
        }

        return active.FindAll(assignment => assignment.State == PimAssignmentState.Activated);
    }

    // An activation that has not begun is a request, and is withdrawn.
    private async Task WithdrawAsync(PimRequest request, PimCall call)
    {
        if (await ConfirmAsync($"Withdraw {request.Role.Describe(request.Scope)}, which is to begin at {MomentText.OfEnd(request.Start)}") == Confirmation.Go)
        {
            await Client.Requests.CancelAsync(request, call);
            EmitMade(await Client.Requests.RefreshAsync(request, call));
        }
    }

    private async Task DeactivateAsync(PimAssignment assignment, PimCall call)
    {
        if (Wait && PimDeactivation.TooEarlyFor(assignment, Client.ServiceTime) is { } early)
        {
            Warn($"{assignment.Role} was activated less than 5 minutes ago; waiting {PimDuration.Format(early)}.");
            await Task.Delay(early, call.Cancellation);
        }

        try
        {
            var request = await Client.Requests.SubmitAsync(PimDeactivation.Draft(assignment, Client.Context.Account, Justification), call);

            // Whoever has stopped by now was told of it with its answer.
            call.Cancellation.ThrowIfCancellationRequested();
            EmitMade(request);
            RequestFailure.ThrowIfFailed(request);
        }
        catch (PimException e) when (e.Code == PimErrorCode.ActiveDurationTooShort)
        {
            throw PimDeactivation.TooEarly(assignment, e);
        }
    }
}
