using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PimTools;

/// <summary>Texts of which each can be asked for, and which one cell can hold.</summary>
public sealed class PimTextList : ReadOnlyCollection<string>
{
    private readonly string _separator;

    /// <summary>Creates a list of what there is.</summary>
    public PimTextList(IEnumerable<string> texts, string separator = ", ")
        : base(texts.ToList()) => _separator = separator;

    /// <summary>All of them in a line.</summary>
    public override string ToString() => string.Join(_separator, this);
}
