using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Provider;
using PimTools.Rules;

namespace PimTools.Graph.Entra;

/// <summary>Lists and changes the settings of Entra roles.</summary>
internal sealed class EntraSettings : IKindSettings
{
    private readonly ListReader _lists;
    private readonly PolicyUrls _urls;
    private readonly PolicyClient _policies;
    private readonly EntraCatalogue _catalogue;

    public EntraSettings(ListReader lists, PolicyUrls urls, PolicyClient policies, EntraCatalogue catalogue)
    {
        _lists = lists;
        _urls = urls;
        _policies = policies;
        _catalogue = catalogue;
    }

    /// <param name="roles">The roles; none means all.</param>
    /// <param name="scope">Nothing: such a setting holds everywhere.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call)
    {
        var names = roles.Count == 0
            ? await _catalogue.RolesAsync(call)
            : roles.GroupBy(role => role.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(
                same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Pass(PimRoleSetting setting)
        {
            seen.Add(setting.Role.Id);
            emit(setting);
        }

        await PolicyListReader.ReadAsync(roles, (role, each, linked) => ReadAsync(role?.Id, names, each, linked), Pass, call);
        if (roles.Count == 0)
        {
            PolicyListReader.TellMissing(names.Values.Where(role => !seen.Contains(role.Id)).ToList(), call);
        }
    }

    /// <summary>Finds those who may approve what a draft asks for.</summary>
    public Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRequestDraft draft, PimCall call) =>
        _policies.ApproversAsync(draft.Role, linked => ListAsync(new[] { draft.Role }, null, _ => { }, linked), call);

    public ManyCalls Calls => _policies.Calls;

    public Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, ServiceCalls calls, PimCall call) =>
        _policies.UpdateAsync(setting.Role, _urls, setting.PolicyId, changed, calls, call);

    private Task ReadAsync(string? roleId, IReadOnlyDictionary<string, PimRole> roles, Action<PimRoleSetting> emit, PimCall call) => _lists.ReadAsync(
        _urls.Assignments(PimScope.Directory.Id, "DirectoryRole", roleId),
        ListReader.Trees,
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
