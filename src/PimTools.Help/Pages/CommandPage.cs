using System.Collections.Generic;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>The content of a cmdlet's page.</summary>
public sealed record CommandPage(
    string Name,
    string Synopsis,
    IReadOnlyList<SyntaxSet> Syntax,
    IReadOnlyList<ProseBlock> Description,
    IReadOnlyList<CommandExample> Examples,
    IReadOnlyList<CommandParameter> Parameters,
    IReadOnlyList<CommandType> Inputs,
    IReadOnlyList<CommandType> Outputs,
    IReadOnlyList<ProseBlock> Notes,
    IReadOnlyList<RelatedLink> Links);
