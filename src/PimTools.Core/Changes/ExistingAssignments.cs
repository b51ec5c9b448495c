using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>The assignments that there are of those that a plan is about: one list for many of them, a filtered one for a single one.</summary>
internal sealed class ExistingAssignments
{
    // Lists lag their own writes by minutes (observed: up to 4.5); requests show at once.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(60);

    private readonly IPimClient _client;
    private readonly object _lock = new();
    private readonly Dictionary<AssignmentKey, List<PimAssignment>> _found = new();
    private readonly HashSet<string> _schedules = new(StringComparer.OrdinalIgnoreCase);

    public ExistingAssignments(IPimClient client) => _client = client;

    /// <summary>Reads what holds of the assignments with these keys, or what is to come.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="isScheduled">Whether what is to come is read, instead of what holds.</param>
    /// <param name="refuse">Hears of each whose list the service refused; the others are read.</param>
    /// <param name="call">The call.</param>
    public Task ReadAsync(IReadOnlyCollection<AssignmentKey> keys, bool isScheduled, Action<AssignmentKey, PimException> refuse, PimCall call) =>
        ReadEachAsync(keys.GroupBy(ListOf), some => _client.Assignments.ListAsync(FilterFor(some, isScheduled, refuse), Take, call), refuse, call);

    /// <summary>
    /// Reads what the caller asked for of late: it counts, since the lists lag. The last request of each assignment tells of an end changed
    /// since, or of a removal.
    /// </summary>
    public Task ReadRecentAsync(IReadOnlyCollection<AssignmentKey> keys, Action<AssignmentKey, PimException> refuse, PimCall call) =>
        ReadEachAsync(keys.GroupBy(key => key.Role.Kind), some => ListRecentAsync(some, call), refuse, call);

    /// <summary>The assignment with this key; what holds rather than what is to come. Activations and what comes through groups do not count.</summary>
    public PimAssignment? Find(AssignmentKey key) =>
        FindAll(key).Where(IsAssigned).OrderBy(found => found.State == PimAssignmentState.Scheduled).FirstOrDefault();

    /// <summary>As the other, activations included.</summary>
    public IReadOnlyList<PimAssignment> FindAll(AssignmentKey key) => _found.TryGetValue(key, out var found)
        ? found.FindAll(one => one.MemberType is PimMemberType.Direct or PimMemberType.Unknown)
        : Array.Empty<PimAssignment>();

    /// <summary>All that were read, but activations and what comes through groups.</summary>
    public IEnumerable<PimAssignment> All => _found.Values.SelectMany(same => same).Where(IsAssigned);

    /// <summary>Takes an assignment that was read; from any thread.</summary>
    public void Take(PimAssignment assignment)
    {
        lock (_lock)
        {
            var key = AssignmentKey.Of(assignment);
            if (!_found.TryGetValue(key, out var same))
            {
                _found[key] = same = new List<PimAssignment>();
            }

            same.Add(assignment);
            if (assignment.ScheduleId is { } schedule)
            {
                _schedules.Add(schedule);
            }
        }
    }

    private static bool IsAssigned(PimAssignment found) =>
        found.State != PimAssignmentState.Activated && found.MemberType is PimMemberType.Direct or PimMemberType.Unknown;

    private static Task ReadEachAsync<T>(
        IEnumerable<IGrouping<T, AssignmentKey>> lists,
        Func<IReadOnlyList<AssignmentKey>, Task> listAsync,
        Action<AssignmentKey, PimException> refuse,
        PimCall call) => ParallelCalls.RunAsync(
        lists.Select(some => some.Distinct().ToList()).ToList(),
        async some =>
        {
            try
            {
                await listAsync(some);
            }
            catch (PimException e) when (e.Status is >= 400 and < 500 && e.Code != PimErrorCode.Throttled)
            {
                some.ForEach(key => refuse(key, e));
            }
        },
        call.Cancellation);

    // One list does for all Entra roles, one call for the lists of many groups; Azure is listed by scope.
    private static (PimAssignmentType Type, PimKind Kind, string? Scope) ListOf(AssignmentKey key) =>
        (key.Type, key.Role.Kind, key.Role.Kind == PimKind.AzureRole ? key.Role.ScopeId.ToUpperInvariant() : null);

    private static PimAssignmentFilter FilterFor(IReadOnlyList<AssignmentKey> keys, bool isScheduled, Action<AssignmentKey, PimException> refuse)
    {
        var roleId = Common(keys, key => key.Role.RoleId);
        var ofRoles = keys.ToLookup(key => key.Role.RoleId, StringComparer.OrdinalIgnoreCase);

        // The list of somebody's groups leaves out those that the caller may not read; the list of each group is refused.
        var isOfGroups = keys[0].Role.Kind == PimKind.Group && roleId is null;
        return new PimAssignmentFilter
        {
            Kinds = new[] { keys[0].Role.Kind },
            Type = keys[0].Type,
            IsScheduled = isScheduled,
            RoleId = roleId,
            PrincipalId = isOfGroups ? null : Common(keys, key => key.PrincipalId),
            ScopeId = Common(keys, key => key.Role.ScopeId),
            GroupIds = isOfGroups ? ofRoles.Select(role => role.Key).ToList() : null,
            Refused = (role, error) => ofRoles[role].ToList().ForEach(key => refuse(key, error)),
        };
    }

    /// <summary>Finds the id that all keys share, which the service can filter by; null where they differ.</summary>
    private static string? Common(IReadOnlyList<AssignmentKey> keys, Func<AssignmentKey, string> idOf) =>
        keys.Select(idOf).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 ? idOf(keys[0]) : null;

    private async Task ListRecentAsync(IReadOnlyList<AssignmentKey> keys, PimCall call)
    {
        var wanted = new HashSet<AssignmentKey>(keys);
        var last = new Dictionary<AssignmentKey, PimRequest>();
        void TakeRequest(PimRequest request)
        {
            var key = AssignmentKey.Of(request);
            if (IsRecent(request) && wanted.Contains(key) && !(last.TryGetValue(key, out var other) && other.Created > request.Created))
            {
                last[key] = request;
            }
        }

        var types = keys.Select(key => key.Type).Distinct().ToList();
        var filter = new PimRequestFilter
        {
            Kinds = new[] { keys[0].Role.Kind },
            Relation = PimRequestRelation.CreatedByMe,
            Type = types.Count == 1 ? types[0] : null,
        };
        await _client.Requests.ListAsync(filter, TakeRequest, call);
        foreach (var request in last.Values.Where(request => request.Action != PimRequestAction.AdminRemove && !IsListed(request)))
        {
            Take(Brought(request));
        }
    }

    private bool IsRecent(PimRequest request) =>
        request.Action is PimRequestAction.AdminAssign or PimRequestAction.AdminExtend or PimRequestAction.AdminUpdate or PimRequestAction.AdminRenew
            or PimRequestAction.AdminRemove
        && request.Outcome is not PimRequestOutcome.Failed
        && request.Created > _client.ServiceTime - Recent;

    /// <summary>The assignment that a request brings.</summary>
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
        lock (_lock)
        {
            return request.TargetScheduleId is { } schedule && _schedules.Contains(schedule);
        }
    }
}
