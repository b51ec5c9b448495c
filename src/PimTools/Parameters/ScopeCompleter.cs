using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Parameters;

/// <summary>Completes every scope of the tenant.</summary>
public sealed class ScopeCompleter : PimCompleter
{
    private protected override async Task<IReadOnlyList<Completion>> ReadAsync(IPimClient client, PimCall call)
    {
        var scopes = new List<PimScope>();
        await client.ListScopesAsync(PimKinds.All, scopes.Add, call).ConfigureAwait(false);
        return scopes.Select(scope => new Completion(scope.DisplayName, $"{scope.Type} {scope.Id}")).ToList();
    }
}
