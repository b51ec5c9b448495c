using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;
using PimTools.Graph.Policies;
using PimTools.Graph.Provider;
using PimTools.Rules;

namespace PimTools.Graph.Azure;

/// <summary>Lists and changes the settings of Azure roles: every role has one at every scope, and none is inherited.</summary>
internal sealed class AzureSettings : IKindSettings
{
    private readonly ListReader _lists;
    private readonly AzureUrls _urls;
    private readonly PolicyClient _policies;
    private readonly AzureCatalogue _catalogue;

    public AzureSettings(ListReader lists, AzureUrls urls, PolicyClient policies, AzureCatalogue catalogue)
    {
        _catalogue = catalogue;
        _lists = lists;
        _urls = urls;
        _policies = policies;
    }

    /// <param name="roles">The roles; none means all of the scope.</param>
    /// <param name="scope">The scope; null means where each of the roles was read.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    public Task ListAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call)
    {
        if (roles.Count == 0)
        {
            return ReadAllAsync(AzureScopes.Require(scope, null), emit, call);
        }

        var byScope = roles.GroupBy(role => AzureScopes.Require(scope ?? AzureScopes.PlaceOf(role), role).Id, StringComparer.OrdinalIgnoreCase);
        return ParallelLists.ReadEachAsync(
            byScope,
            (at, each, linked) => PolicyListReader.ReadAsync(at.ToList(), (role, one, inner) => ReadAsync(at.Key, role?.Id, one, inner), each, linked),
            emit,
            call);
    }

    /// <summary>Finds those who may approve what a draft asks for.</summary>
    public Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRequestDraft draft, PimCall call)
    {
        // Below the eligible scope, the setting there still governs, and the role was read there.
        var role = AzureScopes.IsPlace(draft.Role.Scope) ? draft.Role : draft.Role.At(draft.Scope);
        return _policies.ApproversAsync(role, linked => ListAsync(new[] { role }, null, _ => { }, linked), call);
    }

    public ManyCalls Calls => _policies.Calls;

    public Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, ServiceCalls calls, PimCall call) => _policies.PatchAsync(
        setting.Role,
        changed,
        _urls.Policy(setting.Scope.Id, setting.PolicyId),
        AzureEnvelope.Instance.Close(new JObject { ["rules"] = new JArray(changed.Select(RuleWriter.Write)) }),
        calls,
        call);

    // The roles of the scope are read beside their policies, since a role that has none is in no list of policies.
    private async Task ReadAllAsync(PimScope scope, Action<PimRoleSetting> emit, PimCall call)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Pass(PimRoleSetting setting)
        {
            seen.Add(AzureIds.Last(setting.Role.Id));
            emit(setting);
        }

        var roles = ListRolesAsync(scope, call);
        await Task.WhenAll(ReadAsync(scope.Id, null, Pass, call), roles);
        PolicyListReader.TellMissing((await roles).Where(role => !seen.Contains(AzureIds.Last(role.Id))).ToList(), call);
    }

    private async Task<IReadOnlyList<PimRole>> ListRolesAsync(PimScope scope, PimCall call)
    {
        var roles = new List<PimRole>();
        try
        {
            await _catalogue.ListRolesAtAsync(scope, roles.Add, call);
            return roles;
        }
        catch (PimException e)
        {
            call.Notice?.Invoke($"The roles of {scope} could not be read, so one that has no settings is not named. {e.Message}");
            return Array.Empty<PimRole>();
        }
    }

    private Task ReadAsync(string scopeId, string? roleId, Action<PimRoleSetting> emit, PimCall call) => _lists.ReadAsync(
        _urls.PolicyAssignments(scopeId, roleId),
        ListReader.Trees,
        element => _policies.IsComplete(AzureEnvelope.Instance.Open(element)),
        _policies.CompleteAsync,
        element =>
        {
            var scope = AzureNames.Scope(element);
            return _policies.Read(element, AzureNames.Role(element, scope), scope);
        },
        emit,
        call);
}
