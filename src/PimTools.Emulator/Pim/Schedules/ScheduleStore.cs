using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>The schedules and requests of one service.</summary>
internal sealed class ScheduleStore
{
    private readonly DirectoryStore _directory;
    private readonly Dictionary<string, Schedule> _schedules = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Schedule>> _byPrincipal = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ScheduleRequest> _requests = new(StringComparer.OrdinalIgnoreCase);

    public ScheduleStore(DirectoryStore directory) => _directory = directory;

    public IEnumerable<ScheduleRequest> AllRequests => _requests.Values;

    public void Add(Schedule schedule)
    {
        _schedules.Add(schedule.Id, schedule);
        if (!_byPrincipal.TryGetValue(schedule.PrincipalId, out var own))
            _byPrincipal.Add(schedule.PrincipalId, own = []);
        own.Add(schedule);
    }

    public void Add(ScheduleRequest request) => _requests.Add(request.Id, request);

    public void Remove(ScheduleRequest request) => _requests.Remove(request.Id);

    /// <summary>Deletes a schedule; an expired one stays until then, so that it can be renewed.</summary>
    public void Remove(Schedule schedule)
    {
        _schedules.Remove(schedule.Id);
        _byPrincipal[schedule.PrincipalId].Remove(schedule);
    }

    /// <summary>Current and future schedules.</summary>
    public IEnumerable<Schedule> Schedules(ScheduleKind kind) =>
        _schedules.Values.Where(schedule => schedule.Kind == kind && schedule.IsLive);

    public IEnumerable<ScheduleRequest> Requests(ScheduleKind kind) => _requests.Values.Where(request => request.Kind == kind);

    public Schedule? FindSchedule(string id) => _schedules.TryGetValue(id, out var found) ? found : null;

    public ScheduleRequest? FindRequest(string id) => _requests.TryGetValue(id, out var found) ? found : null;

    /// <summary>The current or future schedule of a principal at exactly this target.</summary>
    public Schedule? Live(ScheduleKind kind, string principalId, GrantTarget target) =>
        Own(principalId).FirstOrDefault(schedule => schedule.Kind == kind && schedule.Target == target && schedule.IsLive);

    /// <summary>The schedule of a principal at this target that expired last.</summary>
    public Schedule? LastExpired(ScheduleKind kind, string principalId, GrantTarget target) =>
        Own(principalId).LastOrDefault(schedule =>
            schedule.Kind == kind && schedule.Target == target && schedule.State == ScheduleState.Expired && !schedule.IsActivation);

    public ScheduleRequest? Pending(ScheduleKind kind, string principalId, GrantTarget target) =>
        _requests.Values.FirstOrDefault(request =>
            request.Kind == kind && request.PrincipalId == principalId && request.Target == target && RequestStatus.IsPending(request.Status));

    /// <summary>Gives the current and future grants of a principal, its own and those of its groups.</summary>
    public IEnumerable<ScheduleInstance> GrantsOf(string principalId, ScheduleKind kind) =>
        _directory.GroupsOf(principalId).Select(group => group.Id).Prepend(principalId)
            .SelectMany(Own)
            .Where(schedule => schedule.Kind == kind && schedule.IsLive)
            .Select(schedule => new ScheduleInstance(schedule, principalId));

    /// <summary>Gives the grants of a principal that are in effect, its own and those of its groups.</summary>
    public IEnumerable<ScheduleInstance> InstancesOf(string principalId, ScheduleKind kind) =>
        GrantsOf(principalId, kind).Where(grant => grant.Schedule.State == ScheduleState.InEffect);

    /// <summary>Gives all grants in effect; a grant of a group appears for the group and for each of its members.</summary>
    public IEnumerable<ScheduleInstance> Instances(ScheduleKind kind) =>
        Schedules(kind).Where(schedule => schedule.State == ScheduleState.InEffect).SelectMany(Holders);

    private IEnumerable<ScheduleInstance> Holders(Schedule schedule)
    {
        ISet<string>? members = _directory.Find<Group>(schedule.PrincipalId)?.Members;
        return (members ?? Enumerable.Empty<string>()).Prepend(schedule.PrincipalId).Select(holder => new ScheduleInstance(schedule, holder));
    }

    private List<Schedule> Own(string principalId) => _byPrincipal.TryGetValue(principalId, out var own) ? own : [];
}
