using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Models;

/// <summary>Builds the paths of Azure scopes out of names, as far as the scopes that were read allow it.</summary>
internal sealed class AzureScopePaths
{
    private const string Separator = " / ";

    private readonly Dictionary<string, PimScope> _known;

    public AzureScopePaths(IEnumerable<PimScope> known) => _known = known
        .GroupBy(scope => scope.Id, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The same scope with its path.</summary>
    public PimScope Place(PimScope scope) =>
        scope.WithPath(string.Join(Separator, Line(scope).Reverse().Select(above => above.DisplayName)));

    // Of what was not read, the id of a resource group tells the name, and no other does.
    private IEnumerable<PimScope> Line(PimScope scope)
    {
        var passed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (PimScope? at = scope; at is not null && passed.Add(at.Id); at = Above(at))
        {
            yield return at;
        }
    }

    private PimScope? Above(PimScope scope) => scope.ParentId is not { } parent ? null
        : _known.TryGetValue(parent, out var known) ? known
        : AzureScopeId.TypeOf(parent) == PimScopeType.ResourceGroup ? AzureScopeId.ToScope(parent, null)
        : null;
}
