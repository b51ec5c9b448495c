using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Groups;

/// <summary>Lists the groups under PIM, which are roles and scopes at once.</summary>
internal sealed class GroupCatalogue : IKindCatalogue
{
    private readonly ListReader _lists;
    private readonly GroupUrls _urls;
    private readonly GroupNames _names;
    private readonly PrincipalDirectory _directory;

    public GroupCatalogue(ListReader lists, GroupUrls urls, GroupNames names, PrincipalDirectory directory)
    {
        _lists = lists;
        _urls = urls;
        _names = names;
        _directory = directory;
    }

    public Task ListRolesAsync(Action<PimRole> emit, PimCall call) => ReadGroupsAsync(id => EmitRoles(id, emit), call);

    /// <summary>
    /// The groups under PIM, where a group has the name or groups may not be searched; else none. No filter on the name is published for the list itself.
    /// </summary>
    public async Task ListRolesNamedAsync(string name, Action<PimRole> emit, PimCall call)
    {
        if (await MayBeCalledAsync(GroupRoleNames.GroupOf(name), call))
        {
            await ListRolesAsync(emit, call);
        }
    }

    /// <summary>A group has no definition.</summary>
    public Task ListDefinitionsAsync(Action<PimRole> emit, PimCall call) => Task.CompletedTask;

    /// <summary>No role of this kind has the mark.</summary>
    public Task ListPrivilegedAsync(Action<string> emit, PimCall call) => Task.CompletedTask;

    public Task ListScopesAsync(Action<PimScope> emit, PimCall call) => ReadGroupsAsync(id => emit(_names.Scope(id)), call);

    /// <summary>Membership and ownership of one group, under PIM or not.</summary>
    public async Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call)
    {
        await _directory.LoadGroupsAsync(new[] { scope.Id }, call);
        EmitRoles(scope.Id, emit);
    }

    /// <summary>The ids of the groups under PIM.</summary>
    public async Task<IReadOnlyList<string>> ListIdsAsync(PimCall call)
    {
        var all = new List<string>();
        await ReadIdsAsync(
            ids =>
            {
                all.AddRange(ids);
                return Task.CompletedTask;
            },
            call);
        return all;
    }

    private async Task<bool> MayBeCalledAsync(string name, PimCall call)
    {
        var isThere = false;
        try
        {
            await _lists.ReadAsync(_urls.Called(name), _ => isThere = true, call);
            return isThere;
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            return true;
        }
    }

    private void EmitRoles(string groupId, Action<PimRole> emit)
    {
        emit(_names.Role(groupId, PimAccess.Member));
        emit(_names.Role(groupId, PimAccess.Owner));
    }

    private Task ReadGroupsAsync(Action<string> emit, PimCall call) => ReadIdsAsync(
        async ids =>
        {
            await _directory.LoadGroupsAsync(ids, call);

            // A deleted group stays in the service's list for a while (observed: ScubaGear).
            ids.Where(id => _directory.Group(id)?.Exists != false).ToList().ForEach(emit);
        },
        call);

    private async Task ReadIdsAsync(Func<IReadOnlyList<string>, Task> takeAsync, PimCall call)
    {
        var page = new List<string>();
        var hasBegun = false;
        async Task TakePageAsync()
        {
            hasBegun = true;
            await takeAsync(page);
            page.Clear();
        }

        try
        {
            await _lists.ReadAsync(_urls.Onboarded, element => page.Add(element.RequiredText("id")), call, TakePageAsync);
        }
        catch (PimException e) when (!hasBegun && e.Status is (400 or 403 or 404))
        {
            // What is in beta may not be there, and whoever uses PIM only for themselves need not have consented to it.
            var mine = await ReadMineAsync(call);
            call.Omit(e, "The list of the groups under PIM could not be read, so only your own count. " + e.Message, "groups of others");
            await takeAsync(mine);
        }
    }

    /// <summary>The groups that the caller has access to, or may activate it.</summary>
    private async Task<IReadOnlyList<string>> ReadMineAsync(PimCall call)
    {
        var ids = new ConcurrentDictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        await Task.WhenAll(new[] { PimAssignmentType.Eligible, PimAssignmentType.Active }.Select(type =>
            _lists.ReadAsync(_urls.Mine(type), element => ids[element.RequiredText("groupId")] = true, call)));
        return ids.Keys.ToList();
    }
}
