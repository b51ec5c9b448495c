using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes the principals that hold a role or are eligible for one, by either of their names.</summary>
public class PrincipalCompleter : PimCompleter
{
    // In Azure every scope would have to be asked, which is more than a Tab may cost.
    private static readonly PimKind[] Quick = { PimKind.EntraRole, PimKind.Group };

    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var assignments = new List<PimAssignment>();
        await client.Assignments.ListAsync(new PimAssignmentFilter { Kinds = Quick }, assignments.Add, call);
        return assignments.Select(a => ItemOf(a.Principal)).ToList();
    }

    private protected static CompletionItem ItemOf(PimPrincipal principal) =>
        new(principal.UserPrincipalName ?? principal.ToString(), $"{principal.DisplayName} ({principal.Type})") { Name = principal.DisplayName };
}
