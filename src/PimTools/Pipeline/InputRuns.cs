using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Pipeline;

/// <summary>Divides inputs that were gathered into runs that can be carried out together.</summary>
internal static class InputRuns
{
    /// <summary>
    /// The inputs in runs, in their order, in none of which two are about the same: what the second one needs is known when the first is carried out.
    /// </summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="keysOf">Tells what an input is about.</param>
    public static IEnumerable<IReadOnlyList<T>> WithoutRepeats<T, TKey>(IEnumerable<T> inputs, Func<T, IEnumerable<TKey>> keysOf)
    {
        var run = new List<T>();
        var seen = new HashSet<TKey>();
        foreach (var input in inputs)
        {
            var keys = keysOf(input).ToList();
            if (keys.Exists(seen.Contains))
            {
                yield return run;
                run = new List<T>();
                seen.Clear();
            }

            run.Add(input);
            seen.UnionWith(keys);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
