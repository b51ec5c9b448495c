using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Anomalies;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Files;

/// <summary>Finds rules for anomalies: by name those of the module, by path those of a file.</summary>
internal static class AnomalyRuleFiles
{
    // A file of rules has some kilobytes.
    private const int LargestMegabytes = 4;

    private static string Default => Path.Combine(Path.GetDirectoryName(typeof(AnomalyRuleFiles).Assembly.Location)!, "anomalies", "Default.yaml");

    /// <summary>The module's own rules.</summary>
    /// <param name="format">Reads the file.</param>
    public static IReadOnlyList<AnomalyRule> Own(IDocumentFormat format) => Read(format, Default, (error, _) => throw error)!.Rules;

    /// <summary>Finds the rules that are asked for.</summary>
    /// <param name="format">Reads the files.</param>
    /// <param name="namesOrPaths">Names of the module's own rules, with wildcards, and full paths of files; none for all of the module's own.</param>
    /// <param name="fail">Hears of each error, with what was given.</param>
    /// <returns>The rules, and the accounts that their files name.</returns>
    public static AnomalyRules Find(IDocumentFormat format, IReadOnlyCollection<string> namesOrPaths, Action<PimException, object> fail)
    {
        var own = Own(format);
        var rules = new List<AnomalyRule>(namesOrPaths.Count == 0 ? own : Array.Empty<AnomalyRule>());
        var accounts = new List<string>();
        foreach (var given in namesOrPaths)
        {
            if (BaselineFiles.IsPath(given))
            {
                var read = Read(format, given, fail);
                rules.AddRange(read?.Rules ?? Array.Empty<AnomalyRule>());
                accounts.AddRange(read?.BreakGlass ?? Array.Empty<string>());
            }
            else
            {
                rules.AddRange(Named(own, given, fail));
            }
        }

        return new AnomalyRules(rules.Distinct().ToList(), accounts);
    }

    private static IReadOnlyList<AnomalyRule> Named(IReadOnlyList<AnomalyRule> own, string given, Action<PimException, object> fail)
    {
        try
        {
            var name = WildcardName.IsWildcard(given) ? new WildcardName(given) : null;
            var named = own.Where(rule => name?.IsMatch(rule.Id) ?? string.Equals(rule.Id, WildcardName.Unescape(given), StringComparison.OrdinalIgnoreCase)).ToList();
            return named.Count > 0 ? named : throw new PimException(PimErrorCode.InvalidParameter, $"There is no rule '{given}'.")
            {
                Remedy = $"{Suggestions.Describe(Suggestions.Find(given, own.Select(rule => rule.Id)))} The path of a file ends in .yaml, .yml or .json.",
                TargetObject = given,
                Candidates = own.Select(rule => rule.Id).ToList(),
            };
        }
        catch (PimException e)
        {
            fail(e, given);
            return Array.Empty<AnomalyRule>();
        }
    }

    private static AnomalyRules? Read(IDocumentFormat format, string file, Action<PimException, object> fail)
    {
        try
        {
            var problems = new List<PimDocumentProblem>();
            var rules = AnomalyRuleReader.Read(format, file, LimitedFile.Read(file, LargestMegabytes), problems.Add);
            foreach (var problem in problems.OrderBy(one => one.Line).ThenBy(one => one.Column))
            {
                fail(new PimException(PimErrorCode.InvalidAnomalyRule, $"{problem.File}({problem.Line},{problem.Column}): {problem.Message}") { Remedy = problem.Remedy, TargetObject = problem }, file);
            }

            return rules;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fail(new PimException(PimErrorCode.InvalidParameter, $"'{file}' cannot be read as rules. {e.Message}", e) { Remedy = "Name a YAML or JSON file.", TargetObject = file }, file);
            return null;
        }
    }
}
