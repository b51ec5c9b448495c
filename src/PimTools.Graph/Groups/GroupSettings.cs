using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Provider;
using PimTools.Rules;

namespace PimTools.Graph.Groups;

/// <summary>Lists and changes the settings of groups: one for members and one for owners of each.</summary>
internal sealed class GroupSettings : IKindSettings
{
    private const string ScopeType = "Group";

    private readonly PimHttp _http;
    private readonly PimContext _context;
    private readonly ListReader _lists;
    private readonly PolicyUrls _urls;
    private readonly PolicyClient _policies;
    private readonly GroupCatalogue _catalogue;
    private readonly GroupNames _names;
    private readonly SupportedGroups _supported;
    private readonly PrincipalDirectory _directory;

    public GroupSettings(
        PimHttp http,
        PimContext context,
        PolicyClient policies,
        GroupCatalogue catalogue,
        GroupNames names,
        SupportedGroups supported,
        PrincipalDirectory directory)
    {
        _http = http;
        _context = context;
        _lists = new ListReader(http);
        _urls = new PolicyUrls(context.GraphEndpoint!);
        _policies = policies;
        _catalogue = catalogue;
        _names = names;
        _supported = supported;
        _directory = directory;
    }

    /// <param name="roles">The roles; none means all groups under PIM.</param>
    /// <param name="scope">Nothing: such a setting holds everywhere.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call)
    {
        var missing = roles.GroupBy(role => (role.Id.ToUpperInvariant(), role.Access)).Select(same => same.First()).ToList();
        void Take(PimRoleSetting setting)
        {
            if (roles.Count == 0 || missing.RemoveAll(setting.Role.IsSameAs) > 0)
            {
                emit(setting);
            }
        }

        var lists = roles.Count == 0
            ? (await _catalogue.ListIdsAsync(call)).Select(id => _urls.Assignments(id, ScopeType, null)).ToList()
            : missing.GroupBy(role => role.Id, StringComparer.OrdinalIgnoreCase).Select(Of).ToList();
        var refusals = new ConcurrentQueue<PimException>();
        Action<int, PimException>? refused = roles.Count == 0 ? null : (_, refusal) => refusals.Enqueue(refusal);
        await (lists.Count == 1
            ? _lists.ReadAsync(lists[0], _policies.IsComplete, CompleteAsync, Read, Take, call)
            : new BatchedLists(new BatchedCalls(_http, _context.GraphEndpoint!)).ReadAsync(lists, CompleteAsync, Read, Take, call, refused));
        if (refusals.TryDequeue(out var first))
        {
            throw first;
        }

        if (missing.Count > 0)
        {
            await _supported.RequireAsync(missing[0], call);
            throw PolicyListReader.Missing(missing);
        }
    }

    /// <summary>Who may approve what a draft asks for.</summary>
    public Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRequestDraft draft, PimCall call) =>
        _policies.ApproversAsync(draft.Role, linked => ListAsync(new[] { draft.Role }, null, _ => { }, linked), call);

    public async Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call)
    {
        try
        {
            await _policies.UpdateAsync(setting.Role, _urls, setting.PolicyId, changed, call);
        }
        catch (PimException e) when (e.Status == 404 || e.ServiceCode == "InputPolicyNotFound")
        {
            // The policy of a group that came under PIM since it was read has another id (documented: pim-for-groups API overview).
            var id = await ReadPolicyIdAsync(setting.Role, call);
            if (id is null || id == setting.PolicyId)
            {
                throw;
            }

            await _policies.UpdateAsync(setting.Role, _urls, id, changed, call);
        }
    }

    /// <summary>The list of one group's settings: both where both are wanted.</summary>
    private Uri Of(IGrouping<string, PimRole> group)
    {
        var wanted = group.Select(GroupWords.Access).ToList();
        return _urls.Assignments(group.Key, ScopeType, wanted.Count == 1 ? wanted[0] : null);
    }

    private async Task<string?> ReadPolicyIdAsync(PimRole role, PimCall call)
    {
        var found = await _lists.ReadAllAsync(_urls.Assignments(role.Id, ScopeType, GroupWords.Access(role)), call);
        return found.FirstOrDefault()?.RequiredText("policyId");
    }

    private async Task CompleteAsync(IReadOnlyCollection<JObject> assignments, PimCall call)
    {
        await _policies.CompleteAsync(assignments, call);
        await _directory.LoadAsync(assignments.Select(assignment => assignment.RequiredText("scopeId")), call);
    }

    private PimRoleSetting Read(JObject assignment)
    {
        var groupId = assignment.RequiredText("scopeId");
        return _policies.Read(assignment, _names.Role(groupId, GroupWords.ReadAccess(assignment, "roleDefinitionId")), _names.Scope(groupId));
    }
}
