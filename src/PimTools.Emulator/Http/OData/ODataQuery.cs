using System.Collections.Generic;

namespace PimTools.Emulator.Http.OData;

/// <summary>The query options of a request, or of one expanded property.</summary>
internal sealed class ODataQuery
{
    public static readonly ODataQuery None = new();

    public FilterExpression? Filter { get; set; }

    public IReadOnlyList<string> Select { get; set; } = [];

    public IReadOnlyList<ExpandItem> Expand { get; set; } = [];

    public IReadOnlyList<OrderByItem> OrderBy { get; set; } = [];

    public int? Top { get; set; }

    public int Skip { get; set; }

    public bool Count { get; set; }

    public SkipToken? SkipToken { get; set; }
}
