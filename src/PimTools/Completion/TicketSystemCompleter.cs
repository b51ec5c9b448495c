using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes the ticket systems that the caller's own requests name.</summary>
public sealed class TicketSystemCompleter : PimCompleter
{
    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var requests = new List<PimRequest>();
        await client.Requests.ListAsync(new PimRequestFilter { Relation = PimRequestRelation.Mine }, requests.Add, call);
        return requests
            .Where(request => !string.IsNullOrWhiteSpace(request.TicketSystem))
            .GroupBy(request => request.TicketSystem!)
            .Select(same => new CompletionItem(same.Key, same.First().TicketNumber is { } number ? $"As for {number}" : same.Key))
            .ToList();
    }
}
