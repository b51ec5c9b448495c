using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>A rule, as a baseline says it.</summary>
internal sealed record ComplianceRule(string Id, RuleSubject Subject, Criteria Where, RuleDemand Demand)
{
    public string? Control { get; init; }

    public string Title { get; init; } = string.Empty;

    public PimFindingSeverity Severity { get; init; } = PimFindingSeverity.Medium;

    /// <summary>The kinds of roles it is about.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = Models.PimKinds.All;

    /// <summary>The command line that mends it, with placeholders.</summary>
    public string? Remedy { get; init; }

    public string? Reference { get; init; }

    /// <summary>The parts of a tenant that it needs.</summary>
    public EvidenceParts Needs => new[] { Where, Demand.Each, Demand.ShareOf }.OfType<Criteria>().SelectMany(criteria => criteria.Fields)
        .Select(SubjectFields.NeedsOf)
        .Aggregate(SubjectFields.NeedsOf(Subject), (all, one) => all | one);

    /// <summary>The rule as users see it.</summary>
    public PimBaselineRule Describe(string baseline) => new(baseline, Id)
    {
        Control = Control,
        Title = Title,
        Severity = Severity,
        Subject = Subject.ToString(),
        Where = Where.ToString() is { Length: > 0 } where ? where : null,
        Expected = Demand.ToString(),
        Reference = Reference,
    };
}
