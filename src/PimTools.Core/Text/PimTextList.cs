using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PimTools;

/// <summary>Texts of which each can be asked for, and which one cell can hold.</summary>
public sealed class PimTextList : ReadOnlyCollection<string>
{
    private static readonly char[] Special = { ';', '"' };

    private readonly string _separator;

    /// <summary>Creates a list of what there is.</summary>
    public PimTextList(IEnumerable<string> texts, string separator = ", ")
        : base(texts.ToList()) => _separator = separator;

    /// <summary>All of them in a line. Between semicolons, one that holds a semicolon or a quote stands in quotes, so that none is taken for two.</summary>
    public override string ToString() => string.Join(_separator, _separator == "; " ? this.Select(Quote) : this);

    private static string Quote(string text) => text.IndexOfAny(Special) < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";
}
