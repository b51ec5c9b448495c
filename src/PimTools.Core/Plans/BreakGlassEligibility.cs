using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>Finds the break-glass accounts that are eligible for roles: by themselves, as members of a group that is, or as eligible members of one.</summary>
internal sealed class BreakGlassEligibility
{
    private readonly IPimClient _client;
    private readonly IReadOnlyCollection<PimPrincipal> _accounts;
    private readonly List<(SettingKey Role, PimPrincipal Account, PimPrincipal? Group)> _found = new();

    private BreakGlassEligibility(IPimClient client, IReadOnlyCollection<PimPrincipal> accounts)
    {
        _client = client;
        _accounts = accounts;
    }

    /// <summary>Reads who is eligible.</summary>
    /// <param name="client">The client.</param>
    /// <param name="accounts">The break-glass accounts; where there are none, nothing is read.</param>
    /// <param name="items">The roles at their scopes.</param>
    /// <param name="call">The call.</param>
    /// <returns>Each role with the account, and the group where it is eligible through one.</returns>
    public static async Task<IReadOnlyList<(SettingKey Role, PimPrincipal Account, PimPrincipal? Group)>> ReadAsync(
        IPimClient client, IReadOnlyCollection<PimPrincipal> accounts, IReadOnlyList<PlannedItem> items, PimCall call)
    {
        var reading = new BreakGlassEligibility(client, accounts);
        if (accounts.Count > 0 && items.Count > 0)
        {
            await reading.ReadAsync(items, call);
        }

        return reading._found;
    }

    private async Task ReadAsync(IReadOnlyList<PlannedItem> items, PimCall call)
    {
        var held = new List<PimAssignment>();
        foreach (var some in items.GroupBy(item => (item.Role.Kind, Scope: item.Role.Kind == PimKind.AzureRole ? item.Scope.Id : null)))
        {
            var ids = some.Select(item => item.Role.Id).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var filter = new PimAssignmentFilter
            {
                Kinds = new[] { some.Key.Kind },
                Type = PimAssignmentType.Eligible,
                ScopeId = some.Key.Scope,
                RoleId = ids.Count == 1 ? ids[0] : null,
                GroupIds = some.Key.Kind == PimKind.Group && ids.Count > 1 ? ids : null,
            };
            await _client.Assignments.ListAsync(filter, held.Add, call);
        }

        var roles = new HashSet<SettingKey>(items.Select(item => item.RoleKey));
        held.RemoveAll(one => !roles.Contains(SettingKey.Of(one)));
        foreach (var one in held)
        {
            Take(one, one.PrincipalId, group: null);
        }

        await ReadGroupsAsync(held.FindAll(one => one.Principal.Type is PimPrincipalType.Group), call);
    }

    private async Task ReadGroupsAsync(List<PimAssignment> byGroups, PimCall call)
    {
        if (byGroups.Count == 0)
        {
            return;
        }

        var byGroup = byGroups.ToLookup(one => one.PrincipalId, StringComparer.OrdinalIgnoreCase);
        void TakeMember(string groupId, string memberId)
        {
            foreach (var one in byGroup[groupId])
            {
                Take(one, memberId, one.Principal);
            }
        }

        await _client.Directory.ListMembersAsync(
            byGroup.Select(same => same.Key).ToList(),
            (groupId, members) => members.ToList().ForEach(member => TakeMember(groupId, member.Id)),
            (_, refusal) => throw refusal,
            call);
        foreach (var account in _accounts)
        {
            var filter = new PimAssignmentFilter { Kinds = new[] { PimKind.Group }, Type = PimAssignmentType.Eligible, PrincipalId = account.Id };
            await _client.Assignments.ListAsync(filter, one => TakeMember(one.RoleId, one.PrincipalId), call);
        }
    }

    private void Take(PimAssignment held, string principalId, PimPrincipal? group)
    {
        foreach (var account in _accounts.Where(account => string.Equals(account.Id, principalId, StringComparison.OrdinalIgnoreCase)))
        {
            _found.Add((SettingKey.Of(held), account, group));
        }
    }
}
