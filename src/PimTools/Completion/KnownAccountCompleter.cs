using System.Collections;
using System.Collections.Generic;

namespace PimTools.Completion;

/// <summary>Completes the accounts of the profiles and of the connections of this session.</summary>
public sealed class KnownAccountCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) => KnownTenants.Read(profile => profile.Account, context => context.UserPrincipalName);
}
