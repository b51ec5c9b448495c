using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Changes;

/// <summary>Checks the origin of a listed assignment: one from a wider scope or through a group is not changed where it was seen.</summary>
internal static class AssignmentOrigin
{
    /// <summary>Refuses what was listed for a scope and is assigned at a wider one: nobody who asked for the one means the other.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void RequireSameScope(PimAssignment assignment)
    {
        if (assignment.MemberType == PimMemberType.Inherited)
        {
            var wider = assignment.Scope;
            throw new PimException(
                PimErrorCode.InvalidParameter, $"{assignment} is inherited: it is assigned at the wider scope '{wider}', and applies to all of it.")
            {
                Remedy = $"Nothing was changed. Add -Scope '{wider.Id}' if you mean it there.",
                TargetObject = assignment,
            };
        }
    }

    /// <summary>Refuses what somebody holds through a group, naming the group where it can be read.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.AssignmentNotFound"/>.</exception>
    public static async Task RequireOwnAsync(IPimClient client, PimAssignment assignment, PimCall call)
    {
        if (assignment.MemberType != PimMemberType.Group)
        {
            return;
        }

        var group = assignment.Principal.Type == PimPrincipalType.Group ? assignment.Principal : await FindGroupAsync(client, assignment, call);
        var name = group is null ? "a group" : $"the group '{group}'";
        throw new PimException(
            PimErrorCode.AssignmentNotFound,
            $"{assignment} comes through {name}: {(group == assignment.Principal ? "its members have" : assignment.Principal + " has")} no assignment of their own.")
        {
            Remedy = $"Take the member out of the group, or name the group with -Principal to mean all its members{(group is null ? string.Empty : $": -Principal '{group}'")}.",
            TargetObject = assignment,
        };
    }

    private static async Task<PimPrincipal?> FindGroupAsync(IPimClient client, PimAssignment assignment, PimCall call)
    {
        PimPrincipal? group = null;
        void Take(PimAssignment other) =>
            group = other.MemberType != PimMemberType.Group && assignment.ScheduleId is { } schedule && other.ScheduleId == schedule ? other.Principal : group;
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { assignment.Kind },
            Type = assignment.Type,
            RoleId = assignment.Role.Id,
            ScopeId = assignment.Scope.Id,
        };
        try
        {
            await client.Assignments.ListAsync(filter, Take, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            // Whoever may not read the assignments of others is told without the name.
        }

        return group;
    }
}
