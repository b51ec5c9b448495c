namespace PimTools.Emulator.Http.OData;

/// <summary>One property to expand, with the options in its parentheses.</summary>
internal sealed record ExpandItem(string Name, ODataQuery Query);
