using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Compliance;
using PimTools.Documents;

namespace PimTools.Files;

/// <summary>Loads baselines by name or path, and makes an error of each thing that is wrong with one.</summary>
internal static class BaselineSet
{
    /// <summary>Loads the baselines.</summary>
    /// <param name="format">Reads the files.</param>
    /// <param name="namesOrPaths">Their names or full paths.</param>
    /// <param name="fail">Hears of each error, with what was given.</param>
    /// <returns>Those that could be read.</returns>
    public static IReadOnlyList<Baseline> Load(IDocumentFormat format, IEnumerable<string> namesOrPaths, Action<PimException, object> fail)
    {
        var baselines = new List<Baseline>();
        foreach (var given in namesOrPaths)
        {
            try
            {
                var problems = new List<PimDocumentProblem>();
                if (new BaselineLoader(format, BaselineFiles.Find, problems.Add).Load(given) is { } baseline)
                {
                    baselines.Add(baseline);
                }

                foreach (var problem in problems.OrderBy(one => one.File).ThenBy(one => one.Line).ThenBy(one => one.Column))
                {
                    fail(Error(problem), given);
                }
            }
            catch (PimException e)
            {
                fail(e, given);
            }
        }

        return baselines;
    }

    private static PimException Error(PimDocumentProblem problem) =>
        new(PimErrorCode.InvalidBaseline, $"{problem.File}({problem.Line},{problem.Column}): {problem.Message}") { Remedy = problem.Remedy, TargetObject = problem };
}
