using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Changes;

namespace PimTools.Import;

/// <summary>Reads the assignments that exist already for the rows of an import. Where they may not be read, only the rows that need them are refused.</summary>
internal sealed class ImportExisting
{
    // Lists lag their own writes by minutes (observed: up to 4.5); requests show at once.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(60);

    private const int ListsAtOnce = 8;

    private readonly IPimClient _client;
    private readonly List<PimAssignment> _existing = new();

    public ImportExisting(IPimClient client) => _client = client;

    /// <summary>Decides of each row what has to be done for it.</summary>
    public async Task DecideAsync(IReadOnlyCollection<(PimImportRow Row, PimWantedAssignment Wanted)> wanted, PimCall call)
    {
        using var places = new SemaphoreSlim(ListsAtOnce);
        async Task ReadAsync(IReadOnlyCollection<(PimImportRow Row, PimWantedAssignment Wanted)> rows, Func<Task> listAsync)
        {
            await places.WaitAsync(call.Cancellation);
            try
            {
                await listAsync();
            }
            catch (PimException e) when (e.Status is >= 400 and < 500)
            {
                Refuse(rows, e);
            }
            finally
            {
                places.Release();
            }
        }

        Task ReadListsAsync(IEnumerable<(PimImportRow Row, PimWantedAssignment Wanted)> asked, bool isScheduled) => Task.WhenAll(asked
            .ToLookup(one => ListOf(one.Wanted))
            .Select(rows => ReadAsync(rows.ToList(), () => ListAsync(rows.ToList(), isScheduled, call))).ToList());

        await ReadListsAsync(wanted, isScheduled: false);

        // What is to come has lists of its own, and stands in the way of what shall begin at once, too.
        var held = ByPrincipal();
        await ReadListsAsync(wanted.Where(one => one.Row.Result == PimImportResult.Planned && Find(one.Wanted, held) is null), isScheduled: true);
        await Task.WhenAll(wanted.ToLookup(one => one.Wanted.Role.Kind).Select(rows => ReadAsync(rows.ToList(), () => ListRecentAsync(rows.Key, call))).ToList());
        var all = ByPrincipal();
        foreach (var (row, wish) in wanted.Where(one => one.Row.Result == PimImportResult.Planned))
        {
            try
            {
                row.Decide(wish, Find(wish, all), _client.ServiceTime);
            }
            catch (PimException e)
            {
                row.Refuse(e, wish);
            }
        }
    }

    // A file and what exists are long both: nobody compares all of one with all of the other.
    private ILookup<string, PimAssignment> ByPrincipal() => _existing.ToLookup(a => a.Principal.Id, StringComparer.OrdinalIgnoreCase);

    private static PimAssignment? Find(PimWantedAssignment wish, ILookup<string, PimAssignment> existing) =>
        PimAssignmentDecision.FindExisting(wish, existing[wish.Principal.Id]);

    // One list does for all Entra roles, one call for the lists of many groups; Azure is listed by scope.
    private static object ListOf(PimWantedAssignment wish) =>
        (wish.Type, wish.Role.Kind, wish.Role.Kind == PimKind.AzureRole ? wish.Scope.Id.ToUpperInvariant() : null);

    private Task ListAsync(IReadOnlyCollection<(PimImportRow Row, PimWantedAssignment Wanted)> rows, bool isScheduled, PimCall call)
    {
        var wish = rows.First().Wanted;
        var byRole = rows.ToLookup(one => one.Wanted.Role.Id, StringComparer.OrdinalIgnoreCase);
        return _client.Assignments.ListAsync(
            new PimAssignmentFilter
            {
                Kinds = new[] { wish.Role.Kind },
                Type = wish.Type,
                IsScheduled = isScheduled,
                GroupIds = wish.Role.Kind == PimKind.Group ? byRole.Select(group => group.Key).ToList() : null,
                Refused = (group, error) => Refuse(byRole[group], error),
                ScopeId = wish.Role.Kind == PimKind.AzureRole ? wish.Scope.Id : null,
            },
            Add,
            call);
    }

    private static void Refuse(IEnumerable<(PimImportRow Row, PimWantedAssignment Wanted)> rows, PimException error)
    {
        foreach (var (row, wish) in rows)
        {
            row.Refuse(error, wish);
        }
    }

    // What was asked last of the same counts: an end changed since, or a removal.
    private async Task ListRecentAsync(PimKind kind, PimCall call)
    {
        var last = new Dictionary<string, PimRequest>(StringComparer.OrdinalIgnoreCase);
        void Take(PimRequest request)
        {
            var target = new ImportTarget(request.Type, request.Role, request.Scope, request.Principal).Key;
            if (IsRecent(request) && !(last.TryGetValue(target, out var other) && other.Created > request.Created))
            {
                last[target] = request;
            }
        }

        await _client.Requests.ListAsync(
            new PimRequestFilter { Kinds = new[] { kind }, Relation = PimRequestRelation.CreatedByMe }, Take, call);
        foreach (var request in last.Values.Where(request => request.Action != PimRequestAction.AdminRemove && !IsListed(request)))
        {
            Add(Brought(request));
        }
    }

    private bool IsRecent(PimRequest request) =>
        request.Action is PimRequestAction.AdminAssign or PimRequestAction.AdminExtend or PimRequestAction.AdminUpdate or PimRequestAction.AdminRemove
        && request.Outcome is not PimRequestOutcome.Failed
        && request.Created > _client.ServiceTime - Recent;

    private PimAssignment Brought(PimRequest request) => new(request.Id, request.Type, request.Role, request.Scope, request.Principal)
    {
        State = request.Start > _client.ServiceTime ? PimAssignmentState.Scheduled
            : request.Type == PimAssignmentType.Active ? PimAssignmentState.Active
            : PimAssignmentState.Eligible,
        MemberType = PimMemberType.Direct,
        ScheduleId = request.TargetScheduleId,
        Condition = request.Condition,
        ConditionVersion = request.ConditionVersion,
        Start = request.Start ?? request.Created,
        End = request.End,
    };

    private bool IsListed(PimRequest request)
    {
        lock (_existing)
        {
            return _existing.Exists(a => string.Equals(a.ScheduleId, request.TargetScheduleId, StringComparison.OrdinalIgnoreCase));
        }
    }

    private void Add(PimAssignment assignment)
    {
        lock (_existing)
        {
            _existing.Add(assignment);
        }
    }
}
