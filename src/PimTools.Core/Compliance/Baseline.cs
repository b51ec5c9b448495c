using System.Collections.Generic;
using System.Linq;

namespace PimTools.Compliance;

/// <summary>A baseline that was read, with those that it extends.</summary>
internal sealed record Baseline(string Name, string File)
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Reference { get; init; }

    public IReadOnlyList<PimRoleTier> Tiers { get; init; } = System.Array.Empty<PimRoleTier>();

    public IReadOnlyList<ComplianceRule> Rules { get; init; } = System.Array.Empty<ComplianceRule>();

    /// <summary>The user principal names or object ids of the break-glass accounts.</summary>
    public IReadOnlyList<string> BreakGlass { get; init; } = System.Array.Empty<string>();

    public IReadOnlyList<ComplianceException> Exceptions { get; init; } = System.Array.Empty<ComplianceException>();

    /// <summary>The baseline as users see it.</summary>
    public PimBaseline Describe() => new(Name, File, Rules.Select(rule => rule.Describe(Name)).ToList(), Tiers)
    {
        Title = Title ?? string.Empty,
        Description = Description,
        Reference = Reference,
    };
}
