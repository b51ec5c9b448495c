using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Client;

/// <summary>Keeps what was left out of the lists that a decision rests on, so that what is not in them is not taken for what does not exist.</summary>
internal sealed class PartialReading
{
    private readonly ConcurrentQueue<PimOmission> _omissions = new();
    private readonly HashSet<string> _told = new();

    /// <summary>Tells whether everything was read.</summary>
    public bool IsWhole => _omissions.IsEmpty;

    /// <summary>The call to read with.</summary>
    public PimCall Of(PimCall call) => call.OmittingTo(_omissions.Enqueue);

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

    /// <summary>The error for an answer that the missing parts could have changed; null where nothing that matters is missing.</summary>
    /// <param name="doubt">What is not known, as the beginning of a sentence: "Whether you are eligible for 'X'".</param>
    /// <param name="kind">The one kind that could hold the answer; null where any could.</param>
    /// <param name="answer">The answer according to what was read; null where there is none.</param>
    public PimException? Refusal(string doubt, PimKind? kind = null, PimException? answer = null)
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

    /// <summary>What matters most comes first: the kinds in their order.</summary>
    private IEnumerable<PimOmission> Sorted() => _omissions.OrderBy(omission => omission.Kind);
}
