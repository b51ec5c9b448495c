namespace PimTools.Help.Pages;

/// <summary>A parameter as the syntax line writes it; the type is null for a switch.</summary>
public sealed record SyntaxItem(string Name, string? Type, bool IsRequired, bool IsPositional);
