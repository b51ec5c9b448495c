using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes the roles the caller is eligible for, or holds by activation.</summary>
public abstract class MyRoleCompleter : PimCompleter
{
    private protected abstract PimAssignmentType Type { get; }

    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var mine = await OwnAssignments.ReadAsync(client, Type, call);
        return mine.Select(a => new CompletionItem(a.Role.ToString(), OwnAssignments.Tip(a)) { Kind = a.Kind, Access = a.Role.Access }).ToList();
    }
}
