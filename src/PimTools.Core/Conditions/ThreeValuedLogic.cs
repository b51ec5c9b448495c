using System.Collections.Generic;
using System.Linq;

namespace PimTools.Conditions;

/// <summary>Puts answers together of which some may not be known.</summary>
internal static class ThreeValuedLogic
{
    /// <summary>False where one is false, unknown where one is unknown, and true otherwise.</summary>
    public static bool? All(IEnumerable<bool?> answers)
    {
        var all = answers.ToList();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    /// <summary>True where one is true, unknown where one is unknown, and false otherwise.</summary>
    public static bool? Any(IEnumerable<bool?> answers) => !All(answers.Select(answer => !answer));
}
