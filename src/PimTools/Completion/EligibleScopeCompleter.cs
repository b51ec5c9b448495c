using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes the scopes where the caller can activate the role that stands before it, and those below where it can be activated instead.</summary>
public sealed class EligibleScopeCompleter : MyScopeCompleter
{
    private protected override PimAssignmentType Type => PimAssignmentType.Eligible;

    private protected override async Task<IReadOnlyList<CompletionItem>> BelowAsync(
        IPimClient client, IReadOnlyList<PimAssignment> mine, PimCall call)
    {
        var azure = mine.Where(a => a.Kind == PimKind.AzureRole).GroupBy(a => a.Scope.Id);
        return (await Task.WhenAll(azure.Select(same => BelowAsync(client, same.ToList(), call)))).SelectMany(found => found).ToList();
    }

    private static async Task<IEnumerable<CompletionItem>> BelowAsync(IPimClient client, List<PimAssignment> atOneScope, PimCall call)
    {
        var children = new List<PimScope>();
        try
        {
            await client.Scopes.ListEligibleChildrenAsync(atOneScope[0].Scope, children.Add, call);
        }
        catch (PimException)
        {
            // The scopes of the assignments themselves are worth having without.
        }

        return atOneScope.SelectMany(
            a => children,
            (a, child) => new CompletionItem(child.DisplayName, $"{a.Role} {OwnAssignments.Tip(a)}", a.Role.ToString()) { Kind = a.Kind });
    }
}
