using System.Collections.Generic;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>An example: some text, the command with its output, more text.</summary>
public sealed record CommandExample(string Title, IReadOnlyList<ProseBlock> Introduction, string Code, IReadOnlyList<ProseBlock> Remarks);
