using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>The caller's own assignments, for completion.</summary>
internal static class OwnAssignments
{
    public static async Task<IReadOnlyList<PimAssignment>> ReadAsync(IPimClient client, PimAssignmentType type, PimCall call)
    {
        var mine = new List<PimAssignment>();
        void Keep(PimAssignment assignment)
        {
            if (type == PimAssignmentType.Eligible || assignment.State == PimAssignmentState.Activated)
            {
                mine.Add(assignment);
            }
        }

        var reading = new PartialReading();
        await client.Assignments.ListAsync(new PimAssignmentFilter { Mine = true, Type = type }, Keep, reading.Of(call));
        if (type == PimAssignmentType.Eligible && reading.IsWhole)
        {
            RememberedEligibility.Keep(client, PimKinds.All, mine);
        }

        return mine;
    }

    public static string Tip(PimAssignment assignment) => assignment.End is { } end
        ? $"{assignment.Type} at {assignment.Scope} until {MomentText.Of(end)}"
        : $"{assignment.Type} at {assignment.Scope}";
}
