using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Anomalies;
using PimTools.Graph.Documents;

namespace PimTools.Tests.Anomalies;

/// <summary>The rules that ship, and texts of others, without files.</summary>
internal static class Rules
{
    /// <summary>The rules that ship.</summary>
    public static IReadOnlyList<AnomalyRule> Shipped { get; } =
        Read(File.ReadAllText(Path.Combine(Repository.Root, "src", "PimTools", "Anomalies", "Default.yaml")), out _)!.Rules;

    /// <summary>A rule that ships.</summary>
    public static AnomalyRule Named(string id) => Shipped.Single(rule => rule.Id == id);

    /// <summary>Rules out of a text; null where something is wrong with it.</summary>
    public static AnomalyRules? Read(string text, out List<PimDocumentProblem> problems)
    {
        var told = new List<PimDocumentProblem>();
        var read = AnomalyRuleReader.Read(new DocumentFormat(), "mine.yaml", text, told.Add);
        problems = told;
        return read;
    }

    /// <summary>The only rule of a text.</summary>
    public static AnomalyRule One(string rule) => (Read("version: 1\nrules:\n  - " + rule, out var problems) ?? throw new ArgumentException(string.Join("\n", problems.Select(one => one.Message)))).Rules.Single();
}
