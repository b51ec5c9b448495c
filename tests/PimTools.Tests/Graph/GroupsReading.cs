using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;

namespace PimTools.Tests.Graph;

/// <summary>Lists what the people of the story see and ask of groups.</summary>
internal static class GroupsReading
{
    public static readonly PimKind[] Groups = [PimKind.Group];

    public static Task<List<PimAssignment>> GroupAssignmentsAsync(this IPimClient client, bool mine = false, PimAssignmentType? type = null) =>
        client.AssignmentsAsync(new PimAssignmentFilter { Kinds = Groups, Mine = mine, Type = type });

    public static async Task<List<PimRole>> GroupRolesAsync(this IPimClient client, Action<string>? notice = null)
    {
        var found = new List<PimRole>();
        await client.Roles.ListAsync(Groups, found.Add, new PimCall(default, notice: notice));
        return found;
    }

    /// <summary>A group's membership, or 'Name (owner)'; of any group of the directory.</summary>
    public static async Task<PimRole> GroupRoleAsync(this IPimClient client, string name) =>
        (await RoleResolver.FindAsync(client, Groups, new PimIdentity(name), PimCall.None)).Single();

    public static async Task<PimRequestDraft> GroupActivationAsync(this IPimClient client, string group, double hours = 1, string? justification = "Testing the module")
    {
        var eligible = (await client.GroupAssignmentsAsync(mine: true, PimAssignmentType.Eligible)).First(assignment => assignment.Role.ToString() == group);
        return new PimRequestDraft(PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, eligible.Scope, eligible.Principal)
        {
            Justification = justification,
            Schedule = new PimSchedule { Duration = TimeSpan.FromHours(hours) },
        };
    }

    public static async Task<PimRequestDraft> GroupAssignmentAsync(
        this IPimClient client, string group, string principal, PimAssignmentType type = PimAssignmentType.Eligible, int days = 30)
    {
        var role = await client.GroupRoleAsync(group);
        return new PimRequestDraft(PimRequestAction.AdminAssign, type, role, role.Scope!, await client.PrincipalAsync(principal))
        {
            Justification = "Testing the module",
            Schedule = new PimSchedule { Duration = TimeSpan.FromDays(days) },
        };
    }
}
