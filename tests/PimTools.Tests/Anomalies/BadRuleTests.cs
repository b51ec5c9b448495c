using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Anomalies;

/// <summary>Files of rules that are wrong: each mistake is told with its place, and nothing is looked for.</summary>
public sealed class BadRuleTests
{
    private const string Head = "version: 1\nrules:\n";

    public static TheoryData<string, int, int, string> Mistakes => new()
    {
        { "", 1, 1, "The file holds no rules" },
        { "rules: []", 1, 1, "A file of rules needs 'version'" },
        { "version: 2\nrules: []", 1, 10, "The version 2 is not known" },
        { "version: 1", 1, 1, "A file of rules needs 'rules'" },
        { "version: 1\nrules: []\nrule: []", 3, 1, "A file of rules has no 'rule'" },
        { "version: 1\nbreakGlass: [Break Glass 01]\nrules: []", 2, 14, "by its user principal name or its object id" },
        { Head + "  - { title: x, of: changes, where: { Role: x } }", 3, 5, "A rule needs 'id'" },
        { Head + "  - { id: a, of: changes, where: { Role: x } }", 3, 5, "A rule needs 'title'" },
        { Head + "  - { id: a, title: x, where: { Role: x } }", 3, 5, "A rule needs 'of'" },
        { Head + "  - { id: a, title: x, of: requests, where: { Role: x } }", 3, 28, "'of' is one of Activities, Changes" },
        { Head + "  - { id: a, title: x, of: changes }", 3, 5, "A rule needs 'where'" },
        { Head + "  - { id: a, title: x, of: changes, where: { Outcome: Failed } }", 3, 46, "A change has no field 'Outcome'" },
        { Head + "  - { id: a, title: x, of: activities, where: { Outcome: Faild } }", 3, 58, "'Outcome' is never 'Faild'" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, require: { Role: x } }", 3, 60, "A rule has no 'require'" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, group: { by: Requestor, within: 1h } }", 3, 67, "A group needs 'by', 'within' and 'atLeast'" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, group: { by: Requestor, within: 1h, atLeast: 1 } }", 3, 105, "A group has at least 2 events" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, group: { by: Weekday, within: 1h, atLeast: 2 } }", 3, 73, "'by' is one of" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, ring: { atMost: 9 } }", 3, 76, "A ring has 1 to 5 people" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, ring: { atMost: 6 } }", 3, 76, "A ring has 1 to 5 people" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, ring: { atMost: 0 } }", 3, 76, "A ring has 1 to 5 people" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, ring: {} }", 3, 66, "A ring needs 'atMost'" },
        { Head + "  - { id: a, title: x, of: activities, where: { Role: x }, ring: { atMost: 2, atLeast: 1 } }", 3, 79, "has no 'atLeast'" },
        { Head + "  - { id: a, title: x, of: activities, where: x }", 3, 47, "'where' is a map of fields" },
        { Head + "  - { id: a, title: x, of: changes, where: { Role: x }, ring: { atMost: 2 } }", 3, 63, "A ring is of activities" },
        { Head + "  - { id: a, title: x, of: changes, where: { Role: x }, message: '{Outcome}' }", 3, 66, "A message has no placeholder 'Outcome'" },
        { Head + "  - { id: a, title: x, of: changes, where: { Role: x } }\n  - { id: A, title: x, of: changes, where: { Role: x } }", 4, 11, "The rule 'A' stands here a second time" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_and_nothing_can_be_looked_for(string text, int line, int column, string told)
    {
        Assert.Null(Rules.Read(text, out var problems));

        var problem = problems.First(one => one.Message.Contains(told, StringComparison.Ordinal));
        Assert.Equal(("mine.yaml", line, column), (problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void The_rules_that_ship_are_read_and_each_has_its_sentence() =>
        Assert.All(Rules.Shipped, rule => Assert.True(rule.Title.Length > 0 && rule.Message?.Length > 0));

    [Fact]
    public void The_document_lists_the_rules_that_ship_and_its_example_can_be_read()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "anomalies.md"));
        var example = document.Split("```yaml\n")[1].Split("```")[0];

        Assert.NotNull(Rules.Read(example, out _));
        Assert.Equal(
            Rules.Shipped.Select(rule => $"| {rule.Id} | {rule.Severity} | {rule.Title} |"),
            document.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2));
    }
}
