using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Azure;

/// <summary>Selects the schedules for a list at a scope by its filter; without the right to read, a caller gets their own.</summary>
internal sealed class AzureListing(AzurePimService service, ScheduleListing listing, AzureAuthority authority)
{
    public static ArmFilter Filter(ArmRequest request) =>
        request.Filter("atScope", "asTarget", "assignedTo", "principalId", "roleDefinitionId");

    /// <summary>Gives one row for each schedule at the scope, above or below; a row that comes through a group shows the group.</summary>
    public IEnumerable<ScheduleInstance> Of(ArmRequest request, ScheduleKind kind, ArmFilter filter)
    {
        if (!filter.Has("asTarget"))
            authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope);

        return Held(request, kind, filter).Where(held =>
            Lies(request.Scope, service.ScopeOf(held.Schedule.Target), filter)
            && Equal(filter["principalId"], held.Schedule.PrincipalId)
            && Equal(LastPart(filter["roleDefinitionId"]), held.Schedule.Target.Role));
    }

    private IEnumerable<ScheduleInstance> Held(ArmRequest request, ScheduleKind kind, ArmFilter filter)
    {
        if (filter.Has("asTarget"))
            return listing.GrantsOf(request.Caller.ObjectId, kind);
        if (filter["assignedTo"] is { } principalId)
            return listing.GrantsOf(principalId.ToLowerInvariant(), kind);
        return listing.Schedules(kind).Select(schedule => new ScheduleInstance(schedule, schedule.PrincipalId));
    }

    private static bool Lies(AzureScope asked, AzureScope held, ArmFilter filter) =>
        filter.Has("atScope") ? asked.IsAtOrBelow(held) : asked.IsInLineWith(held);

    private static bool Equal(string? wanted, string actual) => wanted is null || wanted.Equals(actual, StringComparison.OrdinalIgnoreCase);

    private static string? LastPart(string? id) => id?.Substring(id.LastIndexOf('/') + 1);
}
