using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Input;
using PimTools.Session;

namespace PimTools.Completion;

/// <summary>Completes from what the service has: remembered for a minute, quoted where needed; it never throws, writes or blocks for long.</summary>
public abstract class PimCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly ConditionalWeakTable<IPimClient, ConcurrentDictionary<Type, (DateTimeOffset At, Task<IReadOnlyList<CompletionItem>> Read)>> Remembered = new();

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        var pattern = WildcardPattern.Get(WildcardPattern.ContainsWildcardCharacters(word) ? word : "*" + word + "*", WildcardOptions.IgnoreCase);
        var fits = Fitting(fakeBoundParameters);
        return Candidates(fakeBoundParameters, Patience)
            .Where(candidate => pattern.IsMatch(candidate.Text) && fits(candidate))
            .GroupBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new CompletionResult(
                CompletionText.Quote(group.Key, isPattern: true),
                VisibleText.Of(group.Key),
                CompletionResultType.ParameterValue,
                string.Join("\n", group.Select(one => VisibleText.OnOneLine(one.Tip)).Distinct())));
    }

    /// <summary>Forgets what was read for a client: something was just changed.</summary>
    internal static void Forget(IPimClient client) => Remembered.Remove(client);

    /// <summary>Reads everything that can be completed.</summary>
    private protected abstract Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call);

    /// <summary>Filters the candidates by the parameters that are given already: -Kind and -Access.</summary>
    private protected virtual Func<CompletionItem, bool> Fitting(IDictionary bound)
    {
        var accesses = RawArgument.Values<PimAccess>(bound, "Access");
        var kinds = accesses.Count > 0 ? new[] { PimKind.Group } : RawArgument.Values<PimKind>(bound, "Kind");
        return candidate => (kinds.Count == 0 || candidate.Kind is not { } kind || kinds.Contains(kind))
            && (accesses.Count == 0 || candidate.Access is not { } access || accesses.Contains(access));
    }

    /// <summary>Reads the candidates, as far as they are known in time.</summary>
    internal IReadOnlyList<CompletionItem> Candidates(IDictionary bound, TimeSpan patience)
    {
        try
        {
            var client = PimSession.Get(bound["Context"] as string);
            var read = Remembered.GetOrCreateValue(client).AddOrUpdate(
                GetType(),
                _ => Begin(client),
                (_, old) => old.Read.IsFaulted || DateTimeOffset.UtcNow - old.At > Fresh ? Begin(client) : old).Read;
            return read.Wait(patience) ? read.Result : Array.Empty<CompletionItem>();
        }
        catch (Exception e) when (e is PimException or AggregateException or OperationCanceledException)
        {
            return Array.Empty<CompletionItem>();
        }
    }

    // A slow read goes on behind the scenes; the next Tab finds it done.
    private (DateTimeOffset, Task<IReadOnlyList<CompletionItem>>) Begin(IPimClient client) =>
        (DateTimeOffset.UtcNow, Task.Run(() => ReadAsync(client, new PimCall(CancellationToken.None) { MayPrompt = false })));
}
