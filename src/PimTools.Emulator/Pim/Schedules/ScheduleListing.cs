using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>A book as its listings show it: what has just been asked or granted is there before it is listed, where a lag is asked for.</summary>
internal sealed class ScheduleListing
{
    private readonly TenantState _tenant;
    private readonly ScheduleBook _book;
    private readonly EmulatorFaults _faults;

    public ScheduleListing(TenantState tenant, ScheduleBook book, EmulatorFaults faults)
    {
        _tenant = tenant;
        _book = book;
        _faults = faults;
    }

    public IEnumerable<Schedule> Schedules(ScheduleKind kind) => _book.Schedules(kind).Where(IsListed);

    public IEnumerable<ScheduleInstance> Instances(ScheduleKind kind) => _book.Instances(kind).Where(held => IsListed(held.Schedule));

    public IEnumerable<ScheduleInstance> GrantsOf(string principalId, ScheduleKind kind) =>
        _book.GrantsOf(principalId, kind).Where(held => IsListed(held.Schedule));

    public IEnumerable<ScheduleInstance> InstancesOf(string principalId, ScheduleKind kind) =>
        _book.InstancesOf(principalId, kind).Where(held => IsListed(held.Schedule));

    public IEnumerable<ScheduleRequest> Requests(ScheduleKind kind) =>
        _book.Requests(kind).Where(request => request.Created + _faults.RequestLag <= _tenant.Now);

    // A schedule that waits for its start counts from its creation.
    private bool IsListed(Schedule schedule) =>
        (schedule.State == ScheduleState.Waiting ? schedule.Created ?? schedule.Start : schedule.Start) + _faults.ListingLag <= _tenant.Now;
}
