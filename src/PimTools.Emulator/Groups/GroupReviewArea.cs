using System;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Groups;

/// <summary>Reviews of the members of groups, eligible ones and active ones.</summary>
internal sealed class GroupReviewArea(GroupPimService service, GroupAuthority authority, Action<Schedule> remove) : IReviewArea
{
    public string ResourceType => "group";

    public ReviewSubject? Find(string query)
    {
        var path = ReviewQuery.Path(query);
        var isOfMembers = path.Length > 2
            && path[0].Equals("groups", StringComparison.OrdinalIgnoreCase)
            && path[2].ToLowerInvariant() is "members" or "transitivemembers";
        return isOfMembers && service.Find(path[1]) is { } group
            ? new ReviewSubject(service, group.Id, group.DisplayName, ResourceType, schedule => IsMember(schedule, group.Id), remove)
            : null;
    }

    public bool CanRead(Caller caller, string resourceId) => service.Find(resourceId) is { } group && authority.CanRead(caller, group);

    public bool CanWrite(Caller caller, string resourceId) => service.Find(resourceId) is { } group && authority.RightsOf(caller).CanWrite(group);

    private static bool IsMember(Schedule schedule, string groupId) => schedule.Target.Scope == groupId && schedule.Target.Role == GroupAccess.Member;
}
