using System.Collections.Generic;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>What a cmdlet's page says.</summary>
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

/// <summary>A parameter set, its parameters in the order of the syntax line.</summary>
public sealed record SyntaxSet(string Name, bool IsDefault, IReadOnlyList<SyntaxItem> Items, int Line);

/// <summary>A parameter as the syntax line writes it; the type is null for a switch.</summary>
public sealed record SyntaxItem(string Name, string? Type, bool IsRequired, bool IsPositional);

/// <summary>An example: some text, the command with its output, more text.</summary>
public sealed record CommandExample(string Title, IReadOnlyList<ProseBlock> Introduction, string Code, IReadOnlyList<ProseBlock> Remarks);

/// <summary>A type that a cmdlet takes from the pipeline or puts out.</summary>
public sealed record CommandType(string Name, IReadOnlyList<ProseBlock> Description);

/// <summary>A link; the address is null for a neighbouring help page.</summary>
public sealed record RelatedLink(string Text, string? Address);
