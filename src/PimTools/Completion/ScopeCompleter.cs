using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Input;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>Completes the scopes of the tenant, of the kinds that are named already or are those of the role that is.</summary>
public sealed class ScopeCompleter : PimCompleter
{
    // The scopes are to be read, too.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.4);

    private readonly RoleCompleter _roles = new();

    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var scopes = new List<PimScope>();
        await client.Scopes.ListAsync(PimKinds.All, scopes.Add, call);
        return scopes.Select(scope => new CompletionItem(scope.DisplayName, $"{scope.Type} {scope.Id}") { Kind = scope.Kind }).ToList();
    }

    private protected override Func<CompletionItem, bool> Fitting(IDictionary bound)
    {
        var fits = base.Fitting(bound);
        var kinds = KindsOfRole(bound, fits);
        return candidate => fits(candidate) && (kinds.Count == 0 || kinds.Contains(candidate.Kind));
    }

    // A role that is not known, or not yet, leaves everything open.
    private HashSet<PimKind?> KindsOfRole(IDictionary bound, Func<CompletionItem, bool> fits)
    {
        var roles = RawArgument.Words(bound, "Role").Select(role => WildcardPattern.Get(role, WildcardOptions.IgnoreCase)).ToList();
        return roles.Count == 0
            ? new HashSet<PimKind?>()
            : new HashSet<PimKind?>(_roles.Candidates(bound, Moment).Where(role => fits(role) && roles.Exists(one => one.IsMatch(role.Text))).Select(role => role.Kind));
    }
}
