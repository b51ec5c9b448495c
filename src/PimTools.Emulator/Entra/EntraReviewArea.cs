using System;
using System.Linq;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Entra;

/// <summary>Reviews of Entra roles: of all that holds one, or of what is eligible or active.</summary>
internal sealed class EntraReviewArea(EntraPimService service, EntraAuthority authority, Action<Schedule> remove) : IReviewArea
{
    private static readonly string[] Readers = [BuiltInRoles.IdentityGovernanceAdministrator];

    public string ResourceType => "directoryRole";

    public ReviewSubject? Find(string query)
    {
        var path = ReviewQuery.Path(query);
        if (!ReviewQuery.Has(path, "roleManagement") || !ReviewQuery.Has(path, "directory"))
            return null;

        var (id, kind) = path.Last().ToLowerInvariant() switch
        {
            "roleeligibilityscheduleinstances" => (ReviewQuery.FilteredId(query), (ScheduleKind?)ScheduleKind.Eligible),
            "roleassignmentscheduleinstances" => (ReviewQuery.FilteredId(query), ScheduleKind.Active),
            var last when ReviewQuery.Has(path, "roleDefinitions") => (last, null),
            _ => (null, null),
        };
        return id is null || service.Roles.Find(id) is not { } role
            ? null
            : new ReviewSubject(service, role.Id, role.DisplayName, ResourceType, schedule => schedule.Target.Role == role.Id, remove) { Kind = kind };
    }

    public bool CanRead(Caller caller, string resourceId) => authority.CanRead(caller) || authority.Holds(caller, Readers);

    public bool CanWrite(Caller caller, string resourceId) => authority.CanWrite(caller) || authority.Holds(caller, Readers);
}
