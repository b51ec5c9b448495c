using System.Collections.Generic;
using System.Linq;

namespace PimTools.Compliance;

/// <summary>Keeps what could not be read, so that nothing is taken for good that nobody saw.</summary>
internal sealed class EvidenceGaps
{
    private readonly object _gate = new();
    private readonly List<(EvidenceParts Part, PimKind? Kind, string Reason)> _gaps = new();

    /// <param name="part">The part.</param>
    /// <param name="kind">The kind of roles that it is missing for; null for all.</param>
    /// <param name="error">The error that kept it from being read.</param>
    public void Add(EvidenceParts part, PimKind? kind, PimException error)
    {
        lock (_gate)
        {
            _gaps.Add((part, kind, $"{error.Message} {error.Remedy}".TrimEnd()));
        }
    }

    /// <summary>The reasons why parts are not whole for some kinds; empty where they are.</summary>
    public IReadOnlyList<string> Find(EvidenceParts parts, IReadOnlyCollection<PimKind> kinds)
    {
        lock (_gate)
        {
            return _gaps.Where(gap => parts.HasFlag(gap.Part) && (gap.Kind is not { } kind || kinds.Contains(kind))).Select(gap => gap.Reason).Distinct().ToList();
        }
    }

    /// <summary>The reason why a part is not whole for a kind; null where it is.</summary>
    public string? First(EvidenceParts part, PimKind kind) => Find(part, new[] { kind }) is { Count: > 0 } reasons ? reasons[0] : null;
}
