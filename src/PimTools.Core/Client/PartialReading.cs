using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Client;

/// <summary>Keeps what was left out of the lists that a decision rests on, so that what is not in them is not taken for what does not exist.</summary>
internal sealed class PartialReading
{
    private readonly ConcurrentQueue<PimOmission> _omissions = new();
    private readonly ConcurrentQueue<PimException> _unnamed = new();
    private readonly HashSet<string> _told = new();

    /// <summary>The call to read with.</summary>
    public PimCall Of(PimCall call) => call.OmittingTo(_omissions.Enqueue).UnnamedTo(_unnamed.Enqueue);

    /// <summary>The call to read with, where only names decide and a part that is refused is an error of the list.</summary>
    public PimCall OfNames(PimCall call) => call.UnnamedTo(_unnamed.Enqueue);

    /// <summary>Tells whether nothing was left out, and all names could be read.</summary>
    public bool IsWhole => _omissions.IsEmpty && _unnamed.IsEmpty;

    /// <summary>Tells whether something of that kind was left out.</summary>
    public bool Lacks(PimKind kind) => _omissions.Any(omission => omission.Kind is null || omission.Kind == kind);

    /// <summary>Tells a person what was left out, each part once; for a decision that does not depend on it.</summary>
    public void Tell(PimCall call)
    {
        foreach (var message in Sorted().Select(omission => omission.Message).Where(_told.Add).ToList())
        {
            call.Notice?.Invoke(message);
        }
    }

    /// <summary>Checks what wildcards found where names could not be read: nothing is an error then, and something may not be all.</summary>
    /// <param name="typed">What the person typed; null for nothing.</param>
    /// <param name="isAnythingFound">Whether something fits it.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">Nothing was found, and names could not be read: the error that kept them from being read.</exception>
    public void CheckWildcards(IEnumerable<PimIdentity?> typed, bool isAnythingFound, PimCall call)
    {
        // A star alone means everything, whatever it is called.
        var wildcards = typed.Where(one => one is { IsWildcard: true } && one.Text.Trim('*').Length > 0).Select(one => $"'{one}'").ToList();
        if (wildcards.Count == 0 || !_unnamed.TryPeek(out var reason))
        {
            return;
        }

        var names = string.Join(" and ", wildcards);
        if (!isAnythingFound && OfNames($"What {names} means", null) is { } refusal)
        {
            throw refusal;
        }

        call.Notice?.Invoke($"Not all names could be read, so that {names} may mean more than was found. {reason.Message} {reason.Remedy}".TrimEnd());
    }

    /// <summary>The error for an answer that the missing parts, or names, could have changed; null where nothing that matters is missing.</summary>
    /// <param name="doubt">What is not known, as the beginning of a sentence: "Whether you are eligible for 'X'".</param>
    /// <param name="kind">The one kind that could hold the answer; null where any could.</param>
    /// <param name="answer">The answer according to what was read; null where there is none.</param>
    public PimException? Refusal(string doubt, PimKind? kind = null, PimException? answer = null) =>
        OfParts(doubt, kind, answer) ?? OfNames(doubt, answer);

    /// <summary>The error for whoever asked for all of it, whatever it is called; null where all parts were read.</summary>
    /// <param name="doubt">As for <see cref="Refusal"/>.</param>
    public PimException? RefusalOfAll(string doubt) => OfParts(doubt, null, null);

    private PimException? OfParts(string doubt, PimKind? kind, PimException? answer)
    {
        var matter = Sorted().Where(omission => kind is null || omission.Kind is null || omission.Kind == kind).ToList();
        if (matter.Count == 0)
        {
            return null;
        }

        var reasons = matter.Select(omission => omission.Reason.Message).Distinct();
        var remedies = matter.Select(omission => omission.Reason.Remedy).Append(answer?.Remedy).OfType<string>().Distinct();
        return matter[0].Reason.WithMessage(
            $"{doubt} is not known, since not everything could be read. {string.Join(" ", reasons)}",
            string.Join(" ", remedies) is { Length: > 0 } remedy ? remedy : null,
            answer?.TargetObject,
            answer?.Candidates).OfOneItem();
    }

    // Whoever gave an id does not depend on names.
    private PimException? OfNames(string doubt, PimException? answer) => !_unnamed.TryPeek(out var reason) || IsId(answer?.TargetObject) ? null : reason.WithMessage(
        $"{doubt} is not known, since not all names could be read. {reason.Message}",
        $"{reason.Remedy} Or give the id instead of the name.".TrimStart(),
        answer?.TargetObject).OfOneItem();

    private static bool IsId(object? target) => target is string text && (Guid.TryParse(text, out _) || text.StartsWith("/", StringComparison.Ordinal));

    /// <summary>Sorts by what matters most: the kinds in their order.</summary>
    private IEnumerable<PimOmission> Sorted() => _omissions.OrderBy(omission => omission.Kind);
}
