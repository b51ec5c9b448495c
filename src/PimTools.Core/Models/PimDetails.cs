using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PimTools;

/// <summary>Facts by name, which one cell can hold.</summary>
public sealed class PimDetails : ReadOnlyDictionary<string, string>
{
    /// <summary>Creates a copy of the facts.</summary>
    public PimDetails(IReadOnlyDictionary<string, string> facts)
        : base(facts.ToDictionary(fact => fact.Key, fact => fact.Value))
    {
    }

    private PimDetails(IDictionary<string, string> facts)
        : base(facts)
    {
    }

    /// <summary>No facts.</summary>
    internal static PimDetails None { get; } = Over(new Dictionary<string, string>());

    /// <summary>Holds facts that nobody changes any more, without a copy of them.</summary>
    internal static PimDetails Over(IDictionary<string, string> facts) => new(facts);

    /// <summary>All of them in a line: <c>name: value; name: value</c>.</summary>
    public override string ToString() => string.Join("; ", this.Select(fact => $"{fact.Key}: {fact.Value}"));
}
