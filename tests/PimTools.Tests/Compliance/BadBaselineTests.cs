using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Compliance;

/// <summary>Baselines that are wrong: each mistake is told in a sentence of its own, with its place, and all of one run together.</summary>
public sealed class BadBaselineTests
{
    private const string Head = "version: 1\nname: Mine\n";

    public static TheoryData<string, int, int, string> Mistakes => new()
    {
        { "", 1, 1, "The file holds no baseline" },
        { "name: Mine", 1, 1, "A baseline needs 'version'" },
        { "version: 2\nname: Mine", 1, 10, "The version 2 is not known" },
        { "version: 1", 1, 1, "A baseline needs 'name'" },
        { Head + "rule: []", 3, 1, "A baseline has no 'rule'" },
        { Head + "extends: Nothing", 3, 10, "There is no baseline 'Nothing'" },
        { Head + "extends: mine.yaml", 3, 10, "extends itself" },
        { Head + "rules:\n  - { title: x, of: settings, require: { Role: x } }", 4, 5, "A rule needs 'id'" },
        { Head + "rules:\n  - { id: a, title: x, require: { Role: x } }", 4, 5, "A rule needs 'of'" },
        { Head + "rules:\n  - { id: a, title: x, of: people, require: { Role: x } }", 4, 28, "'of' is one of Settings, Assignments, Holders" },
        { Head + "rules:\n  - { id: a, title: x, of: settings }", 4, 5, "A rule has one of 'require', 'count' and 'share'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, count: 1, require: { Role: x } }", 4, 5, "A rule has one of 'require', 'count' and 'share'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { Rol: x } }", 4, 49, "A setting has no field 'Rol'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { IsGuest: true } }", 4, 49, "A setting has no field 'IsGuest'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, require: { IsGuest: perhaps } }", 4, 57, "'IsGuest' is true or false, not 'perhaps'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, require: { Type: Elligible } }", 4, 54, "'Type' is never 'Elligible'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { ActivationRequires: [Mfa, Pin] } }", 4, 75, "'ActivationRequires' is never 'Pin'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { MaximumActivationDuration: { atMost: long } } }", 4, 86, "is a duration, such as 30m, 4h or 180d, not 'long'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { MaximumActivationDuration: { atmost: 4h } } }", 4, 78, "A condition has no 'atmost'" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { RequiresApproval: { atMost: 1 } } }", 4, 69, "is no number and no duration" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { Role: {} } }", 4, 55, "The condition on 'Role' is empty" },
        { Head + "rules:\n  - { id: a, title: x, of: settings, require: { anyOf: x } }", 4, 56, "'anyOf' is a list of maps" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, count: { atLeast: some } }", 4, 55, "'count' is a whole number, not 'some'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, share: { atMost: 50 } }", 4, 44, "A share needs 'of'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, share: { of: { Role: x } } }", 4, 44, "A share needs 'atMost'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, where: { Tier: Hihg }, count: 1 }\ntiers: [{ name: High }]", 4, 52, "There is no tier 'Hihg'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, count: 1, severity: Grave }", 4, 57, "'severity' is one of Low, Medium, High, Critical" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, count: 1, remedy: 'Set-It {role}' }", 4, 55, "A remedy has no placeholder '{role}'" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, count: 1 }\n  - { id: A, title: x, of: holders, count: 1 }", 5, 11, "The rule 'A' stands here a second time" },
        { Head + "rules:\n  - { id: a, title: x, of: holders, where: { Role: 'x[z-a]' }, count: 1 }", 4, 52, "is a text" },
        { Head + "exceptions:\n  - { rule: a, owner: me, reason: x, until: 2027-01-01 }", 4, 13, "There is no rule 'a'" },
        { Head + "exceptions:\n  - { rule: a, owner: me, reason: x }", 4, 5, "An exception needs 'until'" },
        { Head + "exceptions:\n  - { rule: a, reason: x, until: 2027-01-01 }", 4, 5, "An exception needs 'owner'" },
        { Head + "breakGlass: [Break Glass 01]", 3, 14, "by its user principal name or its object id" },
        { Head + "rules: [{ <<: *x }]", 3, 15, "anchor" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_and_nothing_can_be_checked_by_it(string text, int line, int column, string told)
    {
        var baseline = Baselines.Load(text, out var problems);

        Assert.Null(baseline);
        var problem = problems.First(one => one.Message.Contains(told, System.StringComparison.Ordinal));
        Assert.Equal(("mine.yaml", line, column), (problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void A_mistake_in_what_is_extended_is_told_in_the_file_where_it_stands()
    {
        var texts = new Dictionary<string, string>
        {
            ["mine.yaml"] = Head + "extends: base.yaml\nrules: [{ id: a, severity: Grave }]",
            ["base.yaml"] = Head + "\nrules: [{ id: a, title: x, of: holders, where: { Rol: x }, count: 1 }]",
        };

        Assert.Null(Baselines.Load(texts, "mine.yaml", out var problems));

        Assert.Contains(problems, one => one is { File: "base.yaml", Line: 4 } && one.Message.StartsWith("A holder has no field 'Rol'", System.StringComparison.Ordinal));
        Assert.Contains(problems, one => one is { File: "mine.yaml", Line: 4 } && one.Message.StartsWith("'severity'", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_baseline_of_ones_own_changes_single_rules_and_switches_others_off()
    {
        var own = Baselines.Load(Head + "extends: CIS\nrules:\n  - { id: CIS-1.1.3, count: { atMost: 6 } }\n  - { id: CIS-5.3.1, enabled: false }\n  - { id: own, title: x, of: holders, count: 1 }", out _)!;
        var shipped = Baselines.Shipped("CIS");

        Assert.Equal([.. shipped.Rules.Select(rule => rule.Id).Except(["CIS-5.3.1"]), "own"], own.Rules.Select(rule => rule.Id));
        var changed = own.Rules.Single(rule => rule.Id == "CIS-1.1.3");
        Assert.Equal("their number is at most 6", changed.Demand.ToString());
        Assert.Equal("1.1.3", changed.Control);
    }

    [Fact]
    public void The_baselines_that_ship_have_no_mistake()
    {
        foreach (var name in Baselines.Names)
        {
            Assert.NotNull(Baselines.Load(Head + $"extends: {name}", out var problems));
            Assert.Empty(problems);
        }
    }
}
