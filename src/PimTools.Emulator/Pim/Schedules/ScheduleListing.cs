using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>The schedules and requests of a store as lists show them: with a lag, new ones are missing at first.</summary>
internal sealed class ScheduleListing
{
    private readonly TenantState _tenant;
    private readonly ScheduleStore _store;
    private readonly EmulatorFaults _faults;

    public ScheduleListing(TenantState tenant, ScheduleStore store, EmulatorFaults faults)
    {
        _tenant = tenant;
        _store = store;
        _faults = faults;
    }

    public IEnumerable<Schedule> Schedules(ScheduleKind kind) => _store.Schedules(kind).Where(IsListed);

    public IEnumerable<ScheduleInstance> Instances(ScheduleKind kind) => _store.Instances(kind).Where(held => IsListed(held.Schedule));

    public IEnumerable<ScheduleInstance> GrantsOf(string principalId, ScheduleKind kind) =>
        _store.GrantsOf(principalId, kind).Where(held => IsListed(held.Schedule));

    public IEnumerable<ScheduleInstance> InstancesOf(string principalId, ScheduleKind kind) =>
        _store.InstancesOf(principalId, kind).Where(held => IsListed(held.Schedule));

    public IEnumerable<ScheduleRequest> Requests(ScheduleKind kind) =>
        _store.Requests(kind).Where(request => request.Created + _faults.RequestLag <= _tenant.Now);

    // A schedule that waits for its start counts from its creation.
    private bool IsListed(Schedule schedule) =>
        (schedule.State == ScheduleState.Waiting ? schedule.Created ?? schedule.Start : schedule.Start) + _faults.ListingLag <= _tenant.Now;
}
