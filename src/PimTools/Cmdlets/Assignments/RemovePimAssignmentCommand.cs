using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Remove, "PimAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PimRequest), typeof(PimAssignmentChange))]
public sealed class RemovePimAssignmentCommand : PimAssigningCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        RequireSameScope();
        var confirmed = new List<PimAssignment>();
        if (Given is { } given)
        {
            await RequireOwnAsync(given, call);
            await ConfirmAsync(given, confirmed);
        }
        else
        {
            var principals = Principals();
            var (role, scope) = await FindTargetAsync(call);
            foreach (var identity in principals)
            {
                await TryAsync(() => FindAsync(role, scope, identity, confirmed, call), identity);
            }
        }

        await TryEachAsync(confirmed, assignment => RemoveAsync(assignment, call));
    }

    private async Task FindAsync(PimRole role, PimScope scope, PimIdentity identity, List<PimAssignment> confirmed, PimCall call)
    {
        var principal = await FindPrincipalAsync(identity, call);
        var held = await PimAssignmentWriter.FindHeldAsync(Client, role, scope, principal, call);
        var asked = held.Where(a => Type is null || a.Type == Type).ToList();
        if (asked.Count == 0)
        {
            var toCome = await PimAssignmentWriter.FindHeldAsync(Client, role, scope, principal, call, isScheduled: true);
            asked = toCome.Where(a => Type is null || a.Type == Type).ToList();
        }

        foreach (var assignment in asked)
        {
            await ConfirmAsync(assignment, confirmed);
        }

        if (asked.Count == 0)
        {
            // Gone already is what was wanted, but nobody shall think that something was removed.
            var nothing = PimAssignmentWriter.NotHeld(role, scope, principal, Type, held);
            Warn($"{nothing.Message} There was nothing to remove. {nothing.Remedy}");
            EmitChange(new PimAssignmentChange(PimChangeKind.Unchanged, Type ?? PimAssignmentType.Eligible, role, scope, principal));
        }
    }

    private async Task ConfirmAsync(PimAssignment assignment, List<PimAssignment> confirmed)
    {
        if (await ConfirmAsync(Sentence(assignment)) == Confirmation.Go)
        {
            confirmed.Add(assignment);
        }
    }

    private static string Sentence(PimAssignment assignment) =>
        $"Remove {assignment}{(assignment.State == PimAssignmentState.Scheduled ? $", which is to begin on {MomentText.Of(assignment.Start!.Value)}" : string.Empty)}";

    private async Task RemoveAsync(PimAssignment assignment, PimCall call)
    {
        var request = await Client.Requests.SubmitAsync(PimAssignmentWriter.DraftRemoval(assignment, Justification), call);
        EmitChange(new PimAssignmentChange(PimChangeKind.Removed, assignment.Type, assignment.Role, assignment.Scope, assignment.Principal)
        {
            Request = request,
        });
    }
}
