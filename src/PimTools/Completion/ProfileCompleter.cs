using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Completion;

/// <summary>Completes the names of the profiles.</summary>
public sealed class ProfileCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) =>
        KnownTenants.Profiles().Select(profile => new CompletionItem(profile.Name, profile.ToString()));
}
