using System.Collections;
using System.Collections.Generic;

namespace PimTools;

/// <summary>Who is behind a name or an id, and why there may be others.</summary>
public sealed class PimFoundPrincipals : IReadOnlyList<PimPrincipal>
{
    private readonly IReadOnlyList<PimPrincipal> _found;

    /// <summary>Creates it.</summary>
    public PimFoundPrincipals(IReadOnlyList<PimPrincipal> found, PimException? refusal = null)
    {
        _found = found;
        Refusal = refusal;
    }

    /// <summary>What kept others from being looked for, so that they may bear the name too; null where nothing did.</summary>
    public PimException? Refusal { get; }

    /// <inheritdoc />
    public int Count => _found.Count;

    /// <inheritdoc />
    public PimPrincipal this[int index] => _found[index];

    /// <inheritdoc />
    public IEnumerator<PimPrincipal> GetEnumerator() => _found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
