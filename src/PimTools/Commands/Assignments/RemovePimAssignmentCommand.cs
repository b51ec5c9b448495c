using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Remove, "PimAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class RemovePimAssignmentCommand : PimAssigningCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        if (Given is { } given)
        {
            await TryAsync(() => RemoveAsync(given, call), given).ConfigureAwait(false);
            return;
        }

        if (Principal.Length == 0)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "It has to be said whose assignment to remove.")
            {
                Remedy = "Add -Principal, or pipe in what Get-PimAssignment gives.",
            };
        }

        var (role, scope) = await FindTargetAsync(call).ConfigureAwait(false);
        await TryEachAsync(Principal, identity => FindAndRemoveAsync(role, scope, identity, call)).ConfigureAwait(false);
    }

    private async Task FindAndRemoveAsync(PimRole role, PimScope scope, PimIdentity identity, PimCall call)
    {
        var principal = await FindPrincipalAsync(identity, call).ConfigureAwait(false);
        var wanted = new PimWantedAssignment(Type, role, scope, principal, new PimSchedule());
        if (await PimAssignmentWriter.FindExistingAsync(Client, wanted, call).ConfigureAwait(false) is { } existing)
        {
            await RemoveAsync(existing, call).ConfigureAwait(false);
        }
        else
        {
            Tell(new PimAssignmentChange(PimChangeKind.Unchanged, Type, role, scope, principal));
        }
    }

    private async Task RemoveAsync(PimAssignment assignment, PimCall call)
    {
        if (await ConfirmAsync($"Remove {assignment}").ConfigureAwait(false) != Confirmation.Go)
        {
            return;
        }

        var request = await Client.SubmitAsync(PimAssignmentWriter.DraftRemoval(assignment, Justification), call).ConfigureAwait(false);
        Tell(new PimAssignmentChange(PimChangeKind.Removed, assignment.Type, assignment.Role, assignment.Scope, assignment.Principal)
        {
            Request = request,
        });
    }
}
