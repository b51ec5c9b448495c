using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes everybody of the tenant by the beginning of a name: who holds something, and who is to hold something for the first time.</summary>
public sealed class ColleagueCompleter : PrincipalCompleter
{
    // One letter would fit too many for the first page to hold the one that is meant.
    private const int FewestLetters = 2;

    private protected override IEnumerable<CompletionItem> Candidates(string word, IDictionary bound)
    {
        var known = base.Candidates(word, bound);
        return word.Trim().Length < FewestLetters ? known : known.Concat(
            CompletionCache.Get(bound, $"{nameof(ColleagueCompleter)} {word}", (client, call) => FindAsync(word, client, call), CompletionCache.Patience)
            ?? Enumerable.Empty<CompletionItem>());
    }

    private static async Task<List<CompletionItem>> FindAsync(string word, IPimClient client, PimCall call) =>
        (await client.Directory.FindPrincipalsByStartAsync(word, call)).Select(ItemOf).ToList();
}
