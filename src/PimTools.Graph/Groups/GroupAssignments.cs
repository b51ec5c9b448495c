using System;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Lists who may become member or owner of which group, and who is it now.</summary>
internal sealed class GroupAssignments : IKindAssignments
{
    private readonly GroupLists _lists;
    private readonly GroupUrls _urls;
    private readonly GroupNames _names;

    public GroupAssignments(GroupLists lists, GroupUrls urls, GroupNames names)
    {
        _lists = lists;
        _urls = urls;
        _names = names;
    }

    public Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call, BatchedCalls? together = null)
    {
        // A group is role and scope at once.
        if (!GroupLists.TryFindGroup(filter.RoleId, filter.ScopeId, out var groupId))
        {
            return Task.CompletedTask;
        }

        return _lists.ReadAsync(
            filter.Type,
            filter switch
            {
                { Mine: true } => type => _urls.Mine(type, filter.IsScheduled, groupId, filter.PrincipalId),
                { PrincipalId: not null } => type => _urls.List(type, filter.IsScheduled, groupId, filter.PrincipalId),
                _ when groupId is not null => type => _urls.List(type, filter.IsScheduled, groupId, null),
                _ => null,
            },
            (type, id) => _urls.List(type, filter.IsScheduled, id, null),
            (element, type) => Read(element, type, filter.IsScheduled),
            emit,
            call,
            filter.GroupIds,
            filter.Refused,
            together);
    }

    /// <summary>An assignment of a group whose names are known; null for one of another access.</summary>
    public static PimAssignment? Read(JsonRecord element, PimAssignmentTarget target, PimAssignmentType type, PimPrincipal principal) =>
        GroupWords.ReadAccess(element.Text("accessId"), "accessId") == target.Role.Access
            ? Read(element, type, target.Role, target.Scope, principal, isSchedule: false)
            : null;

    private PimAssignment Read(JsonRecord element, PimAssignmentType type, bool isSchedule) =>
        Read(element, type, _names.Role(element), _names.Scope(element), _names.Principal(element), isSchedule);

    private static PimAssignment Read(JsonRecord element, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal, bool isSchedule) => new(
        element.Text("id").Required("id"), type, role, scope, principal)
    {
        State = AssignmentTimes.State(element, type, isSchedule),
        MemberType = element.Text("memberType").AsWord<PimMemberType>() ?? PimMemberType.Unknown,
        ScheduleId = element.Text(isSchedule ? "id" : type == PimAssignmentType.Eligible ? "eligibilityScheduleId" : "assignmentScheduleId"),
        CreatedUsing = element.Text("createdUsing"),
        Created = element.Text("createdDateTime").AsTime(),
        Start = AssignmentTimes.Start(element),
        End = AssignmentTimes.End(element),
    };
}
