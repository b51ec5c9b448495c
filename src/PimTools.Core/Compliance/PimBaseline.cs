using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>A baseline: rules that settings, assignments and people are checked by.</summary>
public sealed class PimBaseline
{
    internal PimBaseline(string name, string file, IReadOnlyList<PimBaselineRule> rules, IReadOnlyList<PimRoleTier> tiers)
    {
        Name = name;
        Path = file;
        RuleList = rules;
        TierList = tiers;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The title in a line.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The purpose of the baseline, and what of its publication it leaves out; null where it does not say.</summary>
    public string? Description { get; internal init; }

    /// <summary>The address of the publication that it follows; null for none.</summary>
    public string? Reference { get; internal init; }

    /// <summary>The number of rules.</summary>
    public int RuleCount => RuleList.Count;

    /// <summary>The ids of the rules.</summary>
    public PimTextList RuleIds => new(RuleList.Select(rule => rule.RuleId));

    /// <summary>The tiers in words: their names, the recommended type of assignment and the audience.</summary>
    public PimTextList Tiers => new(TierList.Select(tier => tier.ToString()), "; ");

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The rules, in their order.</summary>
    internal IReadOnlyList<PimBaselineRule> RuleList { get; }

    /// <summary>The tiers, from the most to the least powerful.</summary>
    internal IReadOnlyList<PimRoleTier> TierList { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
