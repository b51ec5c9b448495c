using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Plans;

/// <summary>Compares what a plan calls roles and groups with what the tenant calls them now, and tells who is gone: whoever approved the plan read these names.</summary>
internal sealed class NameComparison
{
    private readonly IPimClient _client;
    private readonly Action<string> _move;

    /// <param name="client">The client.</param>
    /// <param name="move">Hears of each that has moved.</param>
    public NameComparison(IPimClient client, Action<string> move)
    {
        _client = client;
        _move = move;
    }

    /// <summary>Reads the names of what the steps are about, and compares them. Where they may not be read, the caller hears of it.</summary>
    public async Task CompareAsync(IReadOnlyCollection<PimPlannedChange> steps, PimCall call)
    {
        if (steps.Count == 0)
        {
            return;
        }

        try
        {
            await CompareRolesAsync(steps.Where(step => step.Kind != PimKind.Group), call);
            await ComparePrincipalsAsync(steps, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            call.Notice?.Invoke($"Whether a role of the plan was renamed, or somebody deleted, could not be read: {e.Message}");
        }
    }

    private async Task CompareRolesAsync(IEnumerable<PimPlannedChange> steps, PimCall call)
    {
        foreach (var some in steps.GroupBy(step => step.Kind == PimKind.AzureRole ? step.ScopeId : null, StringComparer.OrdinalIgnoreCase))
        {
            var roles = new List<PimRole>();
            await (some.Key is null
                ? _client.Roles.ListAsync(new[] { PimKind.EntraRole }, roles.Add, call)
                : _client.Roles.ListAtAsync(some.First().Scope, roles.Add, call));
            var names = roles.ToLookup(role => LastPart(role.Id), role => role.Name, StringComparer.OrdinalIgnoreCase);
            foreach (var (role, now) in some.GroupBy(step => step.RoleId).Select(same => (same.First().Role, names[LastPart(same.Key)].FirstOrDefault())))
            {
                CompareName(role.Name, now, $"the role {role.Id}");
            }
        }
    }

    private async Task ComparePrincipalsAsync(IReadOnlyCollection<PimPlannedChange> steps, PimCall call)
    {
        var groups = steps.Where(step => step.Kind == PimKind.Group).GroupBy(step => step.RoleId, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First().Role.Name);

        // Whoever was gone already when the plan was made has no name in it, and may lose what they have.
        var receivers = steps.Select(step => step.Planned.Assignment).Where(one => one is { To: not null, Principal.DisplayName: not null })
            .GroupBy(one => one!.Principal.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First()!.Principal.DisplayName!);
        var found = await _client.Directory.FindPrincipalsAsync(groups.Keys.Concat(receivers.Keys).Distinct(StringComparer.OrdinalIgnoreCase).ToList(), call);
        foreach (var group in groups.Where(group => group.Value.Length > 0))
        {
            Compare(group.Key, group.Value, one => CompareName(group.Value, one.DisplayName, $"the group {group.Key}"));
        }

        foreach (var receiver in receivers)
        {
            Compare(receiver.Key, receiver.Value, _ => { });
        }

        void Compare(string id, string name, Action<PimPrincipal> compare)
        {
            if (!found.TryGetValue(id, out var those) || those.Refusal is { })
            {
                return;
            }

            if (those.Count == 0 || those[0] is not { IsInDirectory: not false } one)
            {
                _move($"{name} ({id}) was in the directory, and is gone");
                return;
            }

            compare(one);
        }
    }

    private void CompareName(string before, string? now, string what)
    {
        if (now is not null && before.Length > 0 && !string.Equals(before, now, StringComparison.Ordinal))
        {
            _move($"the name of {what} has moved from {before} to {now}");
        }
    }

    // Azure writes the id of a role as a path of the scope at which it was read.
    private static string LastPart(string id) => id.Substring(id.LastIndexOf('/') + 1);
}
