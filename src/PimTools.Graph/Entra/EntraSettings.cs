using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Rules;

namespace PimTools.Graph.Entra;

/// <summary>The settings of Entra roles.</summary>
internal sealed class EntraSettings
{
    /// <summary>Up to so many roles are asked for one by one; for more, one list of all is less work for everybody.</summary>
    private const int SingleCalls = 4;

    private readonly ListReader _lists;
    private readonly PolicyUrls _urls;
    private readonly PolicyStore _policies;
    private readonly EntraCatalogue _catalogue;

    public EntraSettings(ListReader lists, PolicyUrls urls, PolicyStore policies, EntraCatalogue catalogue)
    {
        _lists = lists;
        _urls = urls;
        _policies = policies;
        _catalogue = catalogue;
    }

    /// <param name="roles">The roles; none means all.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(IReadOnlyList<PimRole> roles, Action<PimRoleSetting> emit, PimCall call)
    {
        var asked = roles.GroupBy(role => role.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(
            same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        var missing = new HashSet<string>(asked.Keys, StringComparer.OrdinalIgnoreCase);
        void Take(PimRoleSetting setting)
        {
            missing.Remove(setting.Role.Id);
            emit(setting);
        }

        if (asked.Count is > 0 and <= SingleCalls)
        {
            await SideBySide.ReadAsync(
                asked.Keys.Select(id => (Func<Action<PimRoleSetting>, PimCall, Task>)((each, linked) => ReadAsync(id, asked, each, linked))),
                Take,
                call);
        }
        else
        {
            var names = asked.Count == 0 ? await _catalogue.RolesAsync(call) : asked;
            await ReadAsync(null, names, setting => TakeIf(asked.Count == 0 || asked.ContainsKey(setting.Role.Id), setting), call);
        }

        if (missing.Count > 0)
        {
            throw new PimException(PimErrorCode.RoleNotFound, "There are no settings for " + string.Join(", ", missing.Select(id => asked[id])) + ".")
            {
                Remedy = "Get-PimRole lists the roles.",
                TargetObject = asked[missing.First()],
            };
        }

        void TakeIf(bool isWanted, PimRoleSetting setting)
        {
            if (isWanted)
            {
                Take(setting);
            }
        }
    }

    /// <summary>Who may approve activations of a role; empty where the caller may not read that.</summary>
    public Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRole role, PimCall call) =>
        _policies.ApproversAsync(role, () => ListAsync(new[] { role }, _ => { }, call), call);

    public Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) =>
        _policies.UpdateAsync(setting.Role, setting.PolicyId, changed, call);

    private Task ReadAsync(string? roleId, IReadOnlyDictionary<string, PimRole> roles, Action<PimRoleSetting> emit, PimCall call) => _lists.ReadAsync(
        _urls.Assignments(PimScope.Directory.Id, "DirectoryRole", roleId),
        _policies.IsComplete,
        _policies.CompleteAsync,
        element =>
        {
            var id = element.RequiredText("roleDefinitionId");
            return _policies.Read(element, roles.TryGetValue(id, out var role) ? role : new PimRole(PimKind.EntraRole, id, id), PimScope.Directory);
        },
        emit,
        call);
}
