using System.Collections;
using System.Collections.Generic;

namespace PimTools;

/// <summary>The principals found for a name or an id, and the reason why there may be others.</summary>
public sealed class PimFoundPrincipals : IReadOnlyList<PimPrincipal>
{
    private readonly IReadOnlyList<PimPrincipal> _found;

    /// <summary>Creates it.</summary>
    public PimFoundPrincipals(IReadOnlyList<PimPrincipal> found, PimException? refusal = null)
    {
        _found = found;
        Refusal = refusal;
    }

    /// <summary>The reason why others could not be searched, so that they may have the name too; null where there is none.</summary>
    public PimException? Refusal { get; }

    /// <inheritdoc />
    public int Count => _found.Count;

    /// <inheritdoc />
    public PimPrincipal this[int index] => _found[index];

    /// <inheritdoc />
    public IEnumerator<PimPrincipal> GetEnumerator() => _found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
