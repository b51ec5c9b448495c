using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Brings one assignment about, as the cmdlets do.</summary>
internal static class Assigning
{
    public static async Task<PimAssignmentChange> AssignAsync(this IPimClient client, DesiredAssignment desired) =>
        await client.RunAsync(Assert.Single((await new AssignmentPlanner(client).PlanAsync([desired], PimCall.None)).Changes));

    /// <summary>As the other, over what was read before; null for nothing.</summary>
    public static Task<PimAssignmentChange> AssignAsync(this IPimClient client, DesiredAssignment desired, PimAssignment? existing) =>
        client.RunAsync(AssignmentDecision.Decide(desired, existing, client.ServiceTime));

    private static async Task<PimAssignmentChange> RunAsync(this IPimClient client, PlannedChange change)
    {
        ChangeOutcome? outcome = null;
        await PlanRunner.RunAsync(client, [change], one => outcome = one, PimCall.None);
        return outcome!.Error is { } error ? throw error : outcome.Describe();
    }
}
