using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The demand of a rule: of each subject, of their number, or of the share of some of them. One of the three is there.</summary>
internal sealed record RuleDemand
{
    /// <summary>Every subject has to meet these.</summary>
    public Criteria? Each { get; init; }

    /// <summary>The number of subjects, people and applications counted once, has to meet this.</summary>
    public Condition? Count { get; init; }

    /// <summary>The subjects of which <see cref="Percentage"/> speaks, among all of the rule.</summary>
    public Criteria? ShareOf { get; init; }

    /// <summary>Their share in percent has to meet this.</summary>
    public Condition? Percentage { get; init; }

    /// <inheritdoc />
    public override string ToString() => Each is not null ? Each.ToString()
        : Count is not null ? $"their number is {Count}"
        : $"the percentage of those with {ShareOf} is {Percentage}";
}
