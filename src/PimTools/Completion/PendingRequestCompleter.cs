using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes the requests that wait for the caller's decision, or the caller's own that wait.</summary>
public sealed class PendingRequestCompleter : PimCompleter
{
    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var requests = new List<PimRequest>();
        foreach (var relation in new[] { PimRequestRelation.ForMyApproval, PimRequestRelation.Mine })
        {
            await client.Requests.ListAsync(new PimRequestFilter { Relation = relation }, requests.Add, call);
        }

        return requests
            .Where(request => !request.IsTerminal)
            .Select(request => new CompletionItem(request.Id, $"{request.Principal}: {request.Role.Describe(request.Scope)}, {request.Status}"))
            .ToList();
    }
}
