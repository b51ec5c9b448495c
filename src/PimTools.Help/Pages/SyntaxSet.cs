using System.Collections.Generic;

namespace PimTools.Help.Pages;

/// <summary>A parameter set, its parameters in the order of the syntax line.</summary>
public sealed record SyntaxSet(string Name, bool IsDefault, IReadOnlyList<SyntaxItem> Items, int Line);
