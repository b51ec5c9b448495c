using System.Linq;
using PimTools.Conditions;

namespace PimTools.Anomalies;

/// <summary>A rule, as a file says it.</summary>
internal sealed record AnomalyRule(string Id, AnomalySubject Subject, Criteria Where)
{
    public string Title { get; init; } = string.Empty;

    public PimFindingSeverity Severity { get; init; } = PimFindingSeverity.Medium;

    /// <summary>The conditions without which the rule cannot be told of an event.</summary>
    public Criteria Needs { get; init; } = Criteria.None;

    /// <summary>The number of events that belong together; null where each counts alone.</summary>
    public EventGroup? Group { get; init; }

    /// <summary>The greatest number of people in a ring of approvals; null where it is not about rings.</summary>
    public int? RingSize { get; init; }

    /// <summary>The sentence, with placeholders; null for the title.</summary>
    public string? Message { get; init; }

    public string? Reference { get; init; }

    /// <summary>Tells whether it looks at more of the log than at what is asked about.</summary>
    public bool NeedsHistory => RingSize is not null || Where.Fields.Concat(Needs.Fields).Any(one => EventFields.OfHistory.Contains(one.Name));
}
