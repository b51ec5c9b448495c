using System.Collections.Generic;
using System.Linq;
using PimTools.Compliance;
using PimTools.Tests.Compliance;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>Baselines as they are read: what a file changes of those that it extends, and what is refused with its place.</summary>
public sealed class BaselineReadingTests
{
    private const string Head = "version: 1\nname: Mine\n";
    private const string Rule = Head + "rules:\n  - { id: a, title: x, of: holders, ";

    [Theory]
    [InlineData(Rule + "count: 1, rule: x }", 4, 47, "A rule has no 'rule'.")]
    [InlineData(Rule + "require: x }", 4, 46, "'require' is a map of fields.")]
    [InlineData(Rule + "where: x, count: 1 }", 4, 44, "'where' is a map of fields.")]
    [InlineData(Rule + "share: x }", 4, 44, "'share' is a map of keys.")]
    [InlineData(Head + "tiers: [x]", 3, 9, "Each of 'tiers' is a map of keys.")]
    [InlineData(Head + "tiers: [{ name: x, role: y }]", 3, 20, "A tier has no 'role'.")]
    [InlineData(Head + "tiers: [{ name: x, roles: ['[z-a]'] }]", 3, 27, "'[z-a]' is no")]
    [InlineData(Rule + "count: 1 }\nexceptions: [{ rule: a, owner: me, reason: x, until: 2027-01-01, group: x }]", 5, 66, "An exception has no 'group'.")]
    [InlineData(Rule + "count: 1 }\nexceptions: [{ rule: a, owner: me, reason: x, until: 2027-01-01, role: '[z-a]' }]", 5, 72, "'[z-a]' is no")]
    [InlineData("version: x\nname: Mine", 1, 10, "'version' is a whole number, not 'x'.")]
    [InlineData("\n\n- a", 3, 1, "The file holds no baseline: its root is a map with a name and rules.")]
    public void A_mistake_is_the_only_one_that_is_told(string text, int line, int column, string message)
    {
        Assert.Null(Baselines.Load(text, out var problems));

        Assert.Equal((line, column), (Assert.Single(problems).Line, problems[0].Column));
        Assert.StartsWith(message, problems[0].Message);
    }

    [Fact]
    public void A_rule_that_is_about_nothing_is_told_by_that_and_not_by_its_other_keys()
    {
        Assert.Null(Baselines.Load(Head + "rules:\n  - { id: a, title: x, of: people, other: y, require: { Role: x } }", out var problems));

        Assert.Single(problems);
    }

    [Theory]
    [InlineData("not: High")]
    [InlineData("not: none")]
    [InlineData("[H*, High]")]
    [InlineData("none")]
    public void A_tier_can_be_named_denied_left_out_or_meant_by_a_wildcard(string tier)
    {
        var where = tier.StartsWith("not", System.StringComparison.Ordinal) ? $"{{ {tier} }}" : tier;

        Assert.NotNull(GivenEvidence.Baseline($"tiers: [{{ name: High }}]\nrules: [{{ id: a, title: x, of: holders, where: {{ Tier: {where} }}, count: 1 }}]"));
    }

    [Fact]
    public void Another_demand_takes_the_place_of_the_one_that_is_extended_and_the_rest_stays()
    {
        var texts = new Dictionary<string, string>
        {
            ["base.yaml"] = Head + "rules: [{ id: a, title: Base, of: holders, count: 1, severity: High }]",
            ["mine.yaml"] = Head + "extends: base.yaml\nrules: [{ id: A, title: Own, require: { Type: Eligible } }]",
        };

        var rule = Assert.Single(Baselines.Load(texts, "mine.yaml", out _)!.Rules);

        Assert.Equal(("Own", PimFindingSeverity.High, "Type Eligible"), (rule.Title, rule.Severity, rule.Demand.ToString()));
    }

    [Fact]
    public void Two_that_extend_the_same_one_can_be_extended_together()
    {
        var texts = new Dictionary<string, string>
        {
            ["mine.yaml"] = Head + "extends: [a.yaml, b.yaml]", ["a.yaml"] = Head + "extends: base.yaml", ["b.yaml"] = Head + "extends: base.yaml",
            ["base.yaml"] = Head + "rules: [{ id: a, title: x, of: holders, count: 1 }]",
        };

        Assert.Single(Baselines.Load(texts, "mine.yaml", out var problems)!.Rules);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_baseline_is_described_with_its_rules_and_tiers()
    {
        var baseline = GivenEvidence.Baseline("""
            title: A title
            reference: https://x
            tiers: [{ name: High, assignment: Eligible, audience: Few }, { name: Low }]
            rules:
              - { id: a, title: One, of: settings, where: { Role: x }, require: { RequiresApproval: true }, control: '1', severity: Low }
              - { id: b, title: Two, of: holders, count: { atMost: 2 } }
              - { id: c, title: Three, of: holders, share: { of: { Type: Active }, atMost: 10 } }
            """);

        var described = baseline.Describe();

        Assert.Equal(("Mine", "A title", "https://x", "mine.yaml", 3, "a, b, c"), (described.Name, described.Title, described.Reference, described.Path, described.RuleCount, described.RuleIds.ToString()));
        Assert.Equal(["High: Eligible, Few", "Low: anybody"], described.Tiers);
        Assert.Equal(
            [("Mine", "a", "Role x", "RequiresApproval true"), ("Mine", "b", null, "their number is at most 2"), ("Mine", "c", null, "the percentage of those with Type Active is at most 10")],
            baseline.Rules.Select(rule => rule.Describe("Mine")).Select(rule => (rule.Baseline, rule.RuleId, rule.Where, rule.Expected)));
        Assert.Equal("", GivenEvidence.Baseline("").Describe().Title);
    }
}
