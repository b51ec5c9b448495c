using System.Collections;
using System.Collections.Generic;

namespace PimTools.Completion;

/// <summary>Completes the tenants of the profiles and of the connections of this session.</summary>
public sealed class KnownTenantCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => KnownTenants.Read(profile => profile.TenantId, context => context.TenantId);
}
