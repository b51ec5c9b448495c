using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "PimRoleActivation", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRequest))]
public sealed class StopPimRoleActivationCommand : PimKindCmdlet
{
    private readonly List<(PimIdentity Role, PimIdentity? Scope)> _asked = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(ActivatedRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    [Parameter]
    public string? Justification { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => (role, Scope)));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task FinishAsync(PimCall call)
    {
        var activated = await ActivatedAsync(call).ConfigureAwait(false);
        var chosen = new List<PimAssignment>();
        foreach (var (role, scope) in _asked)
        {
            await TryAsync(() => Choose(activated, role, scope, chosen), role.Text).ConfigureAwait(false);
        }

        var confirmed = new List<PimAssignment>();
        foreach (var assignment in All ? activated : chosen.Distinct().ToList())
        {
            if (await ConfirmAsync($"Deactivate {assignment.Role} at {assignment.Scope}").ConfigureAwait(false) == Confirmation.Go)
            {
                confirmed.Add(assignment);
            }
        }

        await TryEachAsync(confirmed, assignment => DeactivateAsync(assignment, call)).ConfigureAwait(false);
    }

    private async Task<List<PimAssignment>> ActivatedAsync(PimCall call)
    {
        var active = new List<PimAssignment>();
        if (All || _asked.Count > 0)
        {
            var filter = new PimAssignmentFilter { Kinds = Kinds, Mine = true, Type = PimAssignmentType.Active };
            await Client.ListAssignmentsAsync(filter, active.Add, call).ConfigureAwait(false);
        }

        return active.FindAll(assignment => assignment.State == PimAssignmentState.Activated);
    }

    private static Task Choose(List<PimAssignment> activated, PimIdentity role, PimIdentity? scope, List<PimAssignment> chosen)
    {
        chosen.AddRange(PimDeactivation.Choose(activated, role, scope));
        return Task.CompletedTask;
    }

    private async Task DeactivateAsync(PimAssignment assignment, PimCall call)
    {
        if (Wait && PimDeactivation.TooEarlyFor(assignment, DateTimeOffset.UtcNow) is { } early)
        {
            Warn($"{assignment.Role} was activated less than 5 minutes ago; waiting {PimDuration.Tell(early)}.");
            await Task.Delay(early, call.Cancellation).ConfigureAwait(false);
        }

        Emit(await Client.SubmitAsync(PimDeactivation.Draft(assignment, Client.Context.Account, Justification), call).ConfigureAwait(false));
    }
}
