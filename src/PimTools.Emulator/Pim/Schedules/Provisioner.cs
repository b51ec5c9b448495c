using System;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>Begins and ends grants: at once, or when their time comes.</summary>
internal sealed class Provisioner
{
    /// <summary>How long an expired assignment can still be renewed (documented: pim-how-to-renew-extend).</summary>
    private static readonly TimeSpan RenewalWindow = TimeSpan.FromDays(30);

    private readonly TenantState _tenant;
    private readonly PimSurface _surface;
    private readonly ScheduleBook _book;
    private readonly PimJournal _journal;

    public Provisioner(TenantState tenant, PimSurface surface, PimJournal journal)
    {
        _tenant = tenant;
        _surface = surface;
        _book = surface.Book;
        _journal = journal;
    }

    /// <summary>Grants what a request asks for, from the asked start or from now.</summary>
    public void Grant(ScheduleRequest request, string? activatedUsing = null)
    {
        var start = request.Draft.StartAt(_tenant.Now);
        var schedule = new Schedule(_surface.ScheduleId(request), request.Kind, request.PrincipalId, request.Target)
        {
            CreatedUsing = request.Id,
            Created = _tenant.Now,
            Start = start,
            Expiration = request.Draft.Expiration ?? ScheduleExpiration.Never,
            ActivatedUsing = activatedUsing,
            Condition = request.Draft.Condition ?? ConditionOf(activatedUsing),
            State = ScheduleState.Waiting,
        };

        request.Start = start;
        request.TargetScheduleId = schedule.Id;
        request.Status = RequestStatus.Granted;
        request.Completed = start;
        _book.Add(schedule);
        if (start > _tenant.Now)
            _tenant.Agenda.At(start, () => Begin(schedule, request));
        else
            Begin(schedule, request);
    }

    /// <summary>Ends a grant before its time.</summary>
    public void Remove(Schedule schedule) => End(schedule, ScheduleState.Removed);

    // Whoever activates under a condition stays under it.
    private GrantCondition? ConditionOf(string? eligibilityId) => eligibilityId is null ? null : _book.FindSchedule(eligibilityId)?.Condition;

    private void Begin(Schedule schedule, ScheduleRequest request)
    {
        if (schedule.State != ScheduleState.Waiting)
            return;

        schedule.State = ScheduleState.InEffect;
        request.Status = RequestStatus.Provisioned;
        _surface.Begun(schedule);
        _journal.Completed(request);
        if (schedule.End is { } end)
            _tenant.Agenda.At(end, () => Expire(schedule));
    }

    private void Expire(Schedule schedule)
    {
        if (!schedule.IsLive)
            return;

        End(schedule, ScheduleState.Expired);
        _journal.Expired(schedule);
    }

    private void End(Schedule schedule, ScheduleState state)
    {
        schedule.State = state;
        _surface.Ended(schedule);
        _tenant.Agenda.At(_tenant.Now + RenewalWindow, () => _book.Remove(schedule));
    }
}
