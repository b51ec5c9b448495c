using System.Collections.Generic;
using System.Linq;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>A parameter: its text and, where its facts differ between parameter sets, one block of facts for each.</summary>
public sealed record CommandParameter(string Name, IReadOnlyList<ProseBlock> Description, IReadOnlyList<ParameterFacts> Facts, int Line)
{
    /// <summary>The facts that hold in a parameter set; null when the parameter is not in it.</summary>
    public ParameterFacts? In(string set) => Facts.FirstOrDefault(facts => facts.IsIn(set));
}
