using System.Collections;
using System.Collections.Generic;

namespace PimTools.Completion;

/// <summary>Completes the application ids of the profiles and of the connections of this session.</summary>
public sealed class KnownClientCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => KnownTenants.Read(profile => profile.ClientId, context => context.ClientId);
}
