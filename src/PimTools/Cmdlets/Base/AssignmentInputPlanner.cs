using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Client;
using PimTools.Models;

namespace PimTools.Commands;

/// <summary>Plans changes of what people hold: an assignment that was given alone, the people named for the same role together.</summary>
internal static class AssignmentInputPlanner
{
    /// <param name="rows">The inputs.</param>
    /// <param name="planGivenAsync">Plans for an assignment that was given.</param>
    /// <param name="planNamedAsync">Plans for people, as the first of some inputs has it, all of which differ in nothing but the people.</param>
    /// <param name="call">The call.</param>
    /// <returns>The changes in the order of the inputs, each with what the person gave. An input that cannot be planned is a change with its refusal.</returns>
    public static async Task<IReadOnlyList<(PlannedChange Change, object? Given)>> PlanAsync(
        IReadOnlyList<AssignmentInput> rows,
        Func<AssignmentInput, PimAssignment, Task<AssignmentPlan>> planGivenAsync,
        Func<AssignmentInput, IReadOnlyList<PimPrincipal>, Task<AssignmentPlan>> planNamedAsync,
        PimCall call)
    {
        var planned = new ConcurrentDictionary<AssignmentInput, IReadOnlyList<(PlannedChange, object?)>>();
        async Task PlanAsync(IReadOnlyList<AssignmentInput> same)
        {
            try
            {
                var plan = same[0].Given is { } given
                    ? await planGivenAsync(same[0], given)
                    : await planNamedAsync(same[0], same.SelectMany(row => row.People, (_, one) => one.Principal).ToList());
                foreach (var row in same)
                {
                    planned[row] = Of(row, plan);
                }
            }
            catch (PimException e)
            {
                foreach (var row in same)
                {
                    planned[row] = new[] { (Refused(row, e), (object?)null) };
                }
            }
        }

        var groups = rows.Where(row => row.Given is null).GroupBy(row => (new RoleScopeKey(row.Role, row.Scope), row.Type, row.Justification)).Select(same => same.ToList())
            .Concat(rows.Where(row => row.Given is not null).Select(row => new List<AssignmentInput> { row }));
        await ParallelCalls.RunAsync(groups, PlanAsync, call.Cancellation);
        return rows.SelectMany(row => planned[row]).ToList();
    }

    private static List<(PlannedChange Change, object? Given)> Of(AssignmentInput row, AssignmentPlan plan) => row.Given is { } given
        ? plan.Changes.Select(change => (change, (object?)given)).ToList()
        : row.People.SelectMany(one => plan.Changes.Where(change => change.Principal.Id == one.Principal.Id), (one, change) => (change, (object?)one.Name)).ToList();

    private static PlannedChange Refused(AssignmentInput row, PimException error) =>
        new(AssignmentAction.None, row.Given?.Type ?? row.Type ?? PimAssignmentType.Eligible, row.Role, row.Scope, row.Given?.Principal ?? row.People[0].Principal)
        {
            Refusal = error,
        };
}
