using System;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>Begins and ends grants: at once, or when their time comes.</summary>
internal sealed class Provisioner
{
    /// <summary>The time after its start in which a request that stays granted can still be read.</summary>
    private static readonly TimeSpan GrantedKept = TimeSpan.FromDays(1);

    /// <summary>The time for which an expired assignment can still be renewed (documented: pim-how-to-renew-extend).</summary>
    private static readonly TimeSpan RenewalWindow = TimeSpan.FromDays(30);

    private readonly TenantState _tenant;
    private readonly PimService _service;
    private readonly ScheduleStore _store;
    private readonly PimAuditWriter _audit;
    private readonly EmulatorFaults _faults;

    public Provisioner(TenantState tenant, PimService service, PimAuditWriter audit, EmulatorFaults faults)
    {
        _faults = faults;
        _tenant = tenant;
        _service = service;
        _store = service.Store;
        _audit = audit;
    }

    /// <summary>Grants what a request asks for, from the requested start or from now.</summary>
    public void Grant(ScheduleRequest request, string? activatedUsing = null)
    {
        if (FailsAtLock(request))
            return;

        var start = request.Draft.StartAt(_tenant.Now);
        if (_faults.KeepsGranted && request.Action == RequestAction.SelfActivate)
        {
            KeepGranted(request, start);
            return;
        }

        var schedule = new Schedule(_service.ScheduleId(request), request.Kind, request.PrincipalId, request.Target)
        {
            CreatedUsing = request.Id,
            Created = _tenant.Now,
            Start = start,
            Expiration = request.Draft.Expiration ?? ScheduleExpiration.Never,
            ActivatedUsing = activatedUsing,
            Condition = request.Draft.Condition ?? ConditionOf(activatedUsing),
            State = ScheduleState.Waiting,
        };

        Accept(request, start);
        _store.Add(schedule);
        if (start > _tenant.Now)
            _tenant.DueEvents.Add(start, () => Begin(schedule, request));
        else
            Begin(schedule, request);
    }

    /// <summary>Ends a grant before its time.</summary>
    public void Remove(Schedule schedule) => End(schedule, ScheduleState.Removed);

    /// <summary>Fails a request about a locked target, and tells whether it did.</summary>
    public bool FailsAtLock(ScheduleRequest request)
    {
        if (!_service.IsLocked(request.Target))
            return false;

        request.Status = RequestStatus.FailedAsResourceIsLocked;
        request.Completed = _tenant.Now;
        return true;
    }

    private void KeepGranted(ScheduleRequest request, DateTimeOffset start)
    {
        Accept(request, start);
        _tenant.DueEvents.Add(start + GrantedKept, () => _store.Remove(request));
    }

    private void Accept(ScheduleRequest request, DateTimeOffset start)
    {
        request.Start = start;
        request.TargetScheduleId = _service.ScheduleId(request);
        request.Status = RequestStatus.Granted;
        request.Completed = start;
    }

    // The condition of an eligibility also applies to its activation.
    private GrantCondition? ConditionOf(string? eligibilityId) => eligibilityId is null ? null : _store.FindSchedule(eligibilityId)?.Condition;

    private void Begin(Schedule schedule, ScheduleRequest request)
    {
        if (schedule.State != ScheduleState.Waiting)
            return;

        schedule.State = ScheduleState.InEffect;
        request.Status = RequestStatus.Provisioned;
        _service.OnStarted(schedule);
        _audit.Completed(request);
        if (schedule.End is { } end)
            _tenant.DueEvents.Add(end, () => Expire(schedule));
    }

    private void Expire(Schedule schedule)
    {
        if (!schedule.IsLive)
            return;

        End(schedule, ScheduleState.Expired);
        _audit.Expired(schedule);
    }

    private void End(Schedule schedule, ScheduleState state)
    {
        schedule.State = state;
        _service.OnEnded(schedule);
        _tenant.DueEvents.Add(_tenant.Now + RenewalWindow, () => _store.Remove(schedule));
    }
}
