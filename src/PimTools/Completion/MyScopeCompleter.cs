using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Input;

namespace PimTools.Completion;

/// <summary>Completes the scopes at which the caller holds, or may activate, the role that stands before it.</summary>
public abstract class MyScopeCompleter : PimCompleter
{
    private protected abstract PimAssignmentType Type { get; }

    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var mine = await OwnAssignments.ReadAsync(client, Type, call);
        return mine.Select(a => new CompletionItem(a.Scope.DisplayName, $"{a.Role} {OwnAssignments.Tip(a)}", a.Role.ToString()) { Kind = a.Kind, Access = a.Role.Access })
            .Concat(await BelowAsync(client, mine, call))
            .ToList();
    }

    /// <summary>Reads what can be named besides the scopes of the assignments themselves.</summary>
    private protected virtual Task<IReadOnlyList<CompletionItem>> BelowAsync(
        IPimClient client, IReadOnlyList<PimAssignment> mine, PimCall call) => Task.FromResult<IReadOnlyList<CompletionItem>>(Array.Empty<CompletionItem>());

    private protected override Func<CompletionItem, bool> Fitting(IDictionary bound)
    {
        var fits = base.Fitting(bound);
        var roles = RawArgument.Words(bound, "Role").Select(role => WildcardPattern.Get(role, WildcardOptions.IgnoreCase)).ToList();
        return candidate => fits(candidate) && (roles.Count == 0 || roles.Exists(role => role.IsMatch(candidate.Role)));
    }
}
