using System.Collections.Generic;
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
        var confirmed = new List<PimAssignment>();
        if (Given is { } given)
        {
            await ConfirmAsync(given, confirmed).ConfigureAwait(false);
        }
        else
        {
            var principals = Principals();
            var (role, scope) = await FindTargetAsync(call).ConfigureAwait(false);
            foreach (var identity in principals)
            {
                await TryAsync(() => FindAsync(role, scope, identity, confirmed, call), identity).ConfigureAwait(false);
            }
        }

        await TryEachAsync(confirmed, assignment => RemoveAsync(assignment, call)).ConfigureAwait(false);
    }

    private async Task FindAsync(PimRole role, PimScope scope, PimIdentity identity, List<PimAssignment> confirmed, PimCall call)
    {
        var principal = await FindPrincipalAsync(identity, call).ConfigureAwait(false);
        foreach (var held in await FindHeldAsync(role, scope, principal, call).ConfigureAwait(false))
        {
            await ConfirmAsync(held, confirmed).ConfigureAwait(false);
        }
    }

    private async Task ConfirmAsync(PimAssignment assignment, List<PimAssignment> confirmed)
    {
        if (await ConfirmAsync($"Remove {assignment}").ConfigureAwait(false) == Confirmation.Go)
        {
            confirmed.Add(assignment);
        }
    }

    private async Task RemoveAsync(PimAssignment assignment, PimCall call)
    {
        var request = await Client.SubmitAsync(PimAssignmentWriter.DraftRemoval(assignment, Justification), call).ConfigureAwait(false);
        Tell(new PimAssignmentChange(PimChangeKind.Removed, assignment.Type, assignment.Role, assignment.Scope, assignment.Principal)
        {
            Request = request,
        });
    }
}
