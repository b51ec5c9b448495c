using System;
using System.Collections;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Completion;

/// <summary>Completes the roles the caller can activate. While the person types on, the setting of the one that was found is read.</summary>
public sealed class ActivatableRoleCompleter : EligibleRoleCompleter
{
    private protected override void Prepare(string text, IDictionary bound)
    {
        async Task<object> ReadAsync(IPimClient client, PimCall call)
        {
            var role = new PimIdentity(text);
            var held = RememberedEligibility.Find(client, PimKinds.All, role, null) ?? Array.Empty<PimAssignment>();
            await new KnownSettings(client).RecallAsync(held.Select(one => one.Role).Where(role.Matches), call);
            return role;
        }

        CompletionCache.Get(bound, nameof(ActivatableRoleCompleter) + text, ReadAsync, TimeSpan.Zero);
    }
}
