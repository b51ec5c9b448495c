using System.Collections.Generic;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>A type that a cmdlet takes from the pipeline or puts out.</summary>
public sealed record CommandType(string Name, IReadOnlyList<ProseBlock> Description);
