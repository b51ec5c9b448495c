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
    public Task ListAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call) =>
        roles.Count == 0 ? ListAllAsync(emit, call) : ListSomeAsync(roles, emit, call);

    /// <summary>Finds those who may approve what a draft asks for.</summary>
    public Task<IReadOnlyList<PimApprover>> ApproversAsync(PimRequestDraft draft, PimCall call) =>
        _policies.ApproversAsync(draft.Role, linked => ListAsync(new[] { draft.Role }, null, _ => { }, linked), call);

    public ManyCalls Calls => _policies.Calls;

    public async Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, ServiceCalls calls, PimCall call)
    {
        try
        {
            await _policies.UpdateAsync(setting.Role, _urls, setting.PolicyId, changed, calls, call);
        }
        catch (PimException e) when (e.Status == 404 || e.ServiceCode == "InputPolicyNotFound")
        {
            // The policy of a group that came under PIM since it was read has another id (documented: pim-for-groups API overview).
            var id = await ReadPolicyIdAsync(setting.Role, call);
            if (id is null || id == setting.PolicyId)
            {
                throw;
            }

            await _policies.UpdateAsync(setting.Role, _urls, id, changed, calls, call);
        }
    }

    private async Task ListAllAsync(Action<PimRoleSetting> emit, PimCall call)
    {
        var groups = await _catalogue.ListIdsAsync(call);
        var seen = new HashSet<(string Group, PimAccess? Access)>();
        void Pass(PimRoleSetting setting)
        {
            seen.Add((setting.Role.Id.ToUpperInvariant(), setting.Role.Access));
            emit(setting);
        }

        var leftOut = await ReadAsync(groups.Select(id => _urls.Assignments(id, ScopeType, null)).ToList(), Pass, null, call);
        var missing = groups
            .Where((_, place) => !leftOut.Contains(place))
            .SelectMany(id => new[] { (Id: id, Access: PimAccess.Member), (Id: id, Access: PimAccess.Owner) })
            .Where(half => !seen.Contains((half.Id.ToUpperInvariant(), half.Access)))
            .ToList();
        await TellMissingAsync(missing, call);
    }

    /// <summary>Tells of groups without a setting, but for those that PIM cannot manage, or that are gone.</summary>
    private async Task TellMissingAsync(IReadOnlyCollection<(string Id, PimAccess Access)> halves, PimCall call)
    {
        await _directory.LoadGroupsAsync(halves.Select(half => half.Id).ToList(), call);
        PolicyListReader.TellMissing(
            halves.Where(half => _directory.Group(half.Id) is not { Exists: false } and not { Obstacle: not null }).Select(half => _names.Role(half.Id, half.Access)).ToList(),
            call);
    }

    private async Task ListSomeAsync(IReadOnlyList<PimRole> roles, Action<PimRoleSetting> emit, PimCall call)
    {
        var missing = roles.GroupBy(role => (role.Id.ToUpperInvariant(), role.Access)).Select(same => same.First()).ToList();
        void Take(PimRoleSetting setting)
        {
            if (missing.RemoveAll(setting.Role.IsSameAs) > 0)
            {
                emit(setting);
            }
        }

        var refusals = new ConcurrentQueue<PimException>();
        var lists = missing.GroupBy(role => role.Id, StringComparer.OrdinalIgnoreCase).Select(Of).ToList();
        await ReadAsync(lists, Take, (_, refusal) => refusals.Enqueue(refusal), call);
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

    private async Task<IReadOnlyCollection<int>> ReadAsync(
        List<Uri> lists, Action<PimRoleSetting> emit, Action<int, PimException>? refused, PimCall call)
    {
        if (lists.Count != 1)
        {
            return await new BatchedLists(new BatchedCalls(_http, _context.GraphEndpoint!)).ReadAsync(lists, element => element, CompleteAsync, Read, emit, call, refused);
        }

        await _lists.ReadAsync(lists[0], ListReader.Trees, _policies.IsComplete, CompleteAsync, Read, emit, call);
        return Array.Empty<int>();
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
        return _policies.Read(assignment, _names.Role(groupId, GroupWords.ReadAccess(assignment.Text("roleDefinitionId"), "roleDefinitionId")), _names.Scope(groupId));
    }
}
