using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>Completes every role of the tenant.</summary>
public sealed class RoleCompleter : PimCompleter
{
    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var roles = new List<PimRole>();
        await client.Roles.ListAsync(PimKinds.All, roles.Add, call);
        return roles
            .Select(role => new CompletionItem(role.ToString(), role.Description ?? role.Kind.ToString()) { Kind = role.Kind, Access = role.Access })
            .ToList();
    }
}
