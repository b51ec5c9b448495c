namespace PimTools.Emulator.Http.OData;

/// <summary>One property to order by.</summary>
internal sealed record OrderByItem(string Path, bool Descending);
