using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace PimTools.Parameters;

/// <summary>Completes the scopes of the tenant, of the kinds that are named already.</summary>
public sealed class ScopeCompleter : PimCompleter
{
    private protected override async Task<IReadOnlyList<Completion>> ReadAsync(IPimClient client, PimCall call)
    {
        var scopes = new List<PimScope>();
        await client.ListScopesAsync(PimKinds.All, scopes.Add, call);
        return scopes.Select(scope => new Completion(scope.DisplayName, $"{scope.Type} {scope.Id}") { Kind = scope.Kind }).ToList();
    }

    private protected override bool Fits(Completion candidate, IDictionary bound) => Kinds(bound) is not { Length: > 0 } kinds
        || (candidate.Kind is { } kind && kinds.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase));

    // What stands there is not bound yet: a word, several, or the values themselves.
    private static string[]? Kinds(IDictionary bound) => bound["Access"] is not null ? new[] { nameof(PimKind.Group) }
        : bound["Kind"] is { } named ? LanguagePrimitives.ConvertTo<string[]>(named) : null;
}
