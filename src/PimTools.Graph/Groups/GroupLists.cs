using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Groups;

/// <summary>Reads eligible and active elements side by side: from one list each or, where the service demands it, from one for every group.</summary>
internal sealed class GroupLists
{
    private readonly PimHttp _http;
    private readonly PimContext _context;
    private readonly ListReader _lists;
    private readonly GroupCatalogue _catalogue;
    private readonly GroupNames _names;

    public GroupLists(PimHttp http, PimContext context, ListReader lists, GroupCatalogue catalogue, GroupNames names)
    {
        _http = http;
        _context = context;
        _lists = lists;
        _catalogue = catalogue;
        _names = names;
    }

    /// <summary>The group that ids of a role and of a scope mean; null where none is given.</summary>
    /// <returns>False where they mean no group, or not the same one.</returns>
    public static bool TryFindGroup(string? roleId, string? scopeId, out string? groupId)
    {
        groupId = GroupWords.GroupId(roleId ?? scopeId);
        return (roleId ?? scopeId) is null
            || (groupId is not null && (roleId is null || scopeId is null || groupId == GroupWords.GroupId(scopeId)));
    }

    /// <param name="type">Eligible, active, or null for both.</param>
    /// <param name="whole">The one list with everything that is wanted; null where there is none.</param>
    /// <param name="ofGroup">The list of a group.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    /// <param name="some">The groups, where there is no one list; null for all.</param>
    /// <param name="refused">Hears of each group whose list was refused; null to tell.</param>
    /// <param name="together">The calls that the one list travels with; null for calls of its own.</param>
    public async Task ReadAsync<T>(
        PimAssignmentType? type,
        Func<PimAssignmentType, Uri>? whole,
        Func<PimAssignmentType, string, Uri> ofGroup,
        Func<JsonRecord, PimAssignmentType, T> read,
        Action<T> emit,
        PimCall call,
        IReadOnlyCollection<string>? some = null,
        Action<string, PimException>? refused = null,
        BatchedCalls? together = null)
    {
        var groups = whole is not null ? Array.Empty<string>() : some?.ToList() ?? await _catalogue.ListIdsAsync(call);
        Action<int, PimException>? refusedAt = refused is null ? null : (place, error) => refused(groups[place], error);
        var batched = new BatchedLists(new BatchedCalls(_http, _context.GraphEndpoint!));
        async Task ReadOneAsync(PimAssignmentType each, Action<T> emitEach, PimCall linked)
        {
            if (whole is null)
            {
                var lists = groups.Select(id => ofGroup(each, id)).ToList();
                await batched.ReadAsync(lists, JsonRecord.Of, _names.CompleteAsync, element => read(element, each), emitEach, linked, refusedAt);
                return;
            }

            try
            {
                await _lists.ReadAsync(whole(each), ListReader.Records, _names.IsComplete, _names.CompleteAsync, element => read(element, each), emitEach, linked, together);
            }
            catch (PimException e) when (e.Status == 404)
            {
                // Of a group that PIM does not know, there is nothing to tell.
            }
        }

        await ParallelLists.ReadEachAsync(
            new[] { PimAssignmentType.Eligible, PimAssignmentType.Active }.Where(each => type is null || type == each), ReadOneAsync, emit, call);
    }
}
