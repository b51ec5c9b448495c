namespace PimTools.Help.Pages;

/// <summary>A link; the address is null for a neighbouring help page.</summary>
public sealed record RelatedLink(string Text, string? Address);
