using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using PimTools.Input;

namespace PimTools.Completion;

/// <summary>Completes from what the service has: remembered for a minute, quoted where needed; it never throws, writes or blocks for long.</summary>
public abstract class PimCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        var pattern = WildcardPattern.Get(WildcardPattern.ContainsWildcardCharacters(word) ? word : "*" + word + "*", WildcardOptions.IgnoreCase);
        var fits = Fitting(fakeBoundParameters);
        var found = Candidates(word, fakeBoundParameters)
            .Where(candidate => candidate.IsCalled(pattern) && fits(candidate))
            .GroupBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new CompletionResult(
                CompletionText.Quote(group.Key, isPattern: true),
                VisibleText.Of(group.Key),
                CompletionResultType.ParameterValue,
                string.Join("\n", group.Select(one => VisibleText.OnOneLine(one.Tip)).Distinct())))
            .ToList();
        if (found.Count == 1)
        {
            Prepare(found[0].ListItemText, fakeBoundParameters);
        }

        return found;
    }

    /// <summary>Begins to read what the command will need of the only thing that fits.</summary>
    private protected virtual void Prepare(string text, IDictionary bound)
    {
    }

    /// <summary>Reads everything that can be completed.</summary>
    private protected abstract Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call);

    /// <summary>Reads what can be completed of a word.</summary>
    private protected virtual IEnumerable<CompletionItem> Candidates(string word, IDictionary bound) => Candidates(bound, CompletionCache.Patience);

    /// <summary>Filters the candidates by the parameters that are given already: -Kind and -Access.</summary>
    private protected virtual Func<CompletionItem, bool> Fitting(IDictionary bound)
    {
        var accesses = RawArgument.Values<PimAccess>(bound, "Access");
        var kinds = accesses.Count > 0 ? new[] { PimKind.Group } : RawArgument.Values<PimKind>(bound, "Kind");
        return candidate => (kinds.Count == 0 || candidate.Kind is not { } kind || kinds.Contains(kind))
            && (accesses.Count == 0 || candidate.Access is not { } access || accesses.Contains(access));
    }

    /// <summary>Reads the candidates, as far as they are known in time.</summary>
    internal IReadOnlyList<CompletionItem> Candidates(IDictionary bound, TimeSpan patience) =>
        CompletionCache.Get(bound, GetType().Name, ReadAsync, patience) ?? Array.Empty<CompletionItem>();
}
