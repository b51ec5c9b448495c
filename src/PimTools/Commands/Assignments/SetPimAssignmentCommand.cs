using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Set, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Duration")]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class SetPimAssignmentCommand : PimAssigningCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "Duration")]
    [Duration]
    public TimeSpan? Duration { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "End")]
    [Moment]
    public DateTimeOffset? End { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permanent")]
    public SwitchParameter Permanent { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var (role, scope) = await FindTargetAsync(call).ConfigureAwait(false);
        var principals = Role?.Source is PimAssignment given && Principal.Length == 0 ? new[] { new PimIdentity(given.Principal) } : Principal;
        if (principals.Length == 0)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "It has to be said whose assignment to change.")
            {
                Remedy = "Add -Principal, or pipe in what Get-PimAssignment gives.",
            };
        }

        await TryEachAsync(principals, identity => ChangeAsync(role, scope, identity, call)).ConfigureAwait(false);
    }

    private async Task ChangeAsync(PimRole role, PimScope scope, PimIdentity identity, PimCall call)
    {
        var principal = await FindPrincipalAsync(identity, call).ConfigureAwait(false);
        var schedule = new PimSchedule { Start = DateTimeOffset.UtcNow, End = End, Duration = Duration };
        var wanted = new PimWantedAssignment(Type, role, scope, principal, schedule) { Justification = Justification };
        var existing = await PimAssignmentWriter.FindExistingAsync(Client, wanted, call).ConfigureAwait(false);
        var expired = existing is null
            ? await PimAssignmentWriter.FindExpiredAsync(Client, wanted, DateTimeOffset.UtcNow, call).ConfigureAwait(false)
            : null;
        if (existing is null && expired is null)
        {
            throw new PimException(PimErrorCode.AssignmentNotFound, $"There is no assignment: {wanted}.")
            {
                Remedy = "New-PimAssignment makes one. An expired one can be renewed for 30 days.",
                TargetObject = identity.Text,
            };
        }

        var verb = expired is null ? "Change the end of" : "Renew";
        if (await ConfirmAsync($"{verb} {wanted}").ConfigureAwait(false) != Confirmation.Go)
        {
            return;
        }

        Tell(expired is null
            ? await PimAssignmentWriter.ApplyAsync(Client, wanted, existing, call).ConfigureAwait(false)
            : await PimAssignmentWriter.RenewAsync(Client, wanted, call).ConfigureAwait(false));
    }
}
