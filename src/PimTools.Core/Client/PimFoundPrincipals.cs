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

    /// <summary>
    /// The assignments that those found have of the role they were looked up for, as <see cref="IPimAssignments.FindHoldersAsync"/> reads them; null
    /// where nobody was found, or not all were read, so that they have to be listed.
    /// </summary>
    public IReadOnlyList<PimAssignment>? Held { get; init; }

    /// <inheritdoc />
    public int Count => _found.Count;

    /// <inheritdoc />
    public PimPrincipal this[int index] => _found[index];

    /// <inheritdoc />
    public IEnumerator<PimPrincipal> GetEnumerator() => _found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
