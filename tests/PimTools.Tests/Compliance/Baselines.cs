using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Compliance;
using PimTools.Graph.Documents;

namespace PimTools.Tests.Compliance;

/// <summary>The baselines that ship, and texts of others, without files.</summary>
internal static class Baselines
{
    public static readonly string[] Names = ["CIS", "Recommended", "SCuBA"];

    /// <summary>A baseline that ships.</summary>
    public static Baseline Shipped(string name) => Load(new Dictionary<string, string>(), name, out _)!;

    /// <summary>A baseline out of a text, which may extend those that ship and other texts; null where something is wrong with it.</summary>
    public static Baseline? Load(string text, out List<PimDocumentProblem> problems) => Load(new Dictionary<string, string> { ["mine.yaml"] = text }, "mine.yaml", out problems);

    /// <summary>As the other, with several texts by the names of their files.</summary>
    public static Baseline? Load(IReadOnlyDictionary<string, string> texts, string name, out List<PimDocumentProblem> problems)
    {
        var told = new List<PimDocumentProblem>();
        var loader = new BaselineLoader(
            new DocumentFormat(),
            (named, _) => texts.TryGetValue(named, out var text) ? (named, text)
                : Names.Contains(named) ? (named, File.ReadAllText(Path.Combine(Repository.Root, "src", "PimTools", "Baselines", named + ".yaml")))
                : throw new PimException(PimErrorCode.InvalidParameter, $"There is no baseline '{named}'."),
            told.Add);
        var loaded = loader.Load(name);
        problems = told;
        return loaded;
    }
}
