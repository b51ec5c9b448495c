using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

public class GroupsListingTests
{
    private const string Eligible = "eligibilityScheduleInstances";

    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task The_groups_under_PIM_are_roles_twice_each()
    {
        using var emil = await _contoso.ConnectAsync("emil");

        var roles = await emil.GroupRolesAsync();

        Assert.Equal(
            ["Ops-Database", "Ops-Database (owner)", "Ops-OnCall", "Ops-OnCall (owner)", "Tier 0 Operators", "Tier 0 Operators (owner)"],
            roles.Select(role => role.ToString()).Order());
        Assert.All(roles, role => Assert.Equal((PimKind.Group, PimScopeType.Group, role.Id, role.Name), (role.Kind, role.Scope!.Type, role.Scope.Id, role.Scope.DisplayName)));
        Assert.All(roles, role => Assert.Equal(role.Name == "Tier 0 Operators", role.IsRoleAssignable));
        Assert.Contains(roles, role => role.Description == "Membership of a role-assignable group");
        Assert.Contains(roles, role => role.Description == "Ownership of a group");
    }

    [Fact]
    public async Task The_groups_under_PIM_are_scopes_once_each()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var scopes = new List<PimScope>();

        await emil.Scopes.ListAsync(GroupsReading.Groups, scopes.Add, PimCall.None);

        Assert.Equal(["Ops-Database", "Ops-OnCall", "Tier 0 Operators"], scopes.Select(scope => scope.DisplayName).Order());
    }

    [Fact]
    public async Task What_can_be_had_at_a_group_is_its_membership_and_ownership_under_PIM_or_not()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var sales = await emil.PrincipalAsync("Sales Leads");
        var found = new List<PimRole>();

        await emil.Roles.ListAtAsync(new PimScope(sales.Id, "x", PimScopeType.Group), found.Add, PimCall.None);

        Assert.Equal(["Sales Leads", "Sales Leads (owner)"], found.Select(role => role.ToString()));
    }

    [Fact]
    public async Task A_person_sees_their_own_groups_with_names()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var mine = await ada.GroupAssignmentsAsync(mine: true);

        Assert.Equal(["Ops-Database", "Ops-OnCall"], mine.Select(assignment => assignment.Role.Name).Order());
        Assert.All(mine, assignment =>
        {
            Assert.Equal((PimAssignmentType.Eligible, PimAccess.Member, PimMemberType.Direct), (assignment.Type, assignment.Role.Access, assignment.MemberType));
            Assert.Equal(("Ada Ahlberg", assignment.Role.Id), (assignment.Principal.DisplayName, assignment.Scope.Id));
            Assert.NotNull(assignment.ScheduleId);
            Assert.NotNull(assignment.End);
        });
    }

    [Fact]
    public async Task Everybodys_assignments_are_read_group_by_group()
    {
        using var emil = await _contoso.ConnectAsync("emil");

        var all = await emil.GroupAssignmentsAsync();

        Assert.Equal(3, all.Select(assignment => assignment.Role.Id).Distinct().Count());
        Assert.Contains(all, assignment => assignment is { Type: PimAssignmentType.Eligible, Role.Access: PimAccess.Owner, Principal.DisplayName: "Ben Okafor" });
        Assert.Contains(all, assignment => assignment is { Type: PimAssignmentType.Active, State: PimAssignmentState.Active, Principal.DisplayName: "Greg Sato" });
        Assert.All(all, assignment => Assert.NotNull(assignment.Principal.DisplayName));
    }

    [Fact]
    public async Task Pages_within_a_batch_are_followed_to_the_end()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var whole = await emil.GroupAssignmentsAsync();
        _contoso.Tenant.PageSize = 1;

        var paged = await emil.GroupAssignmentsAsync();

        Assert.Equal(whole.Select(each => each.Id).Order(), paged.Select(each => each.Id).Order());
    }

    [Fact]
    public async Task A_throttled_part_of_a_walk_is_read_again()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var whole = await emil.GroupAssignmentsAsync();
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: System.TimeSpan.Zero).On("GET", Eligible).Repeated(4));

        Assert.Equal(whole.Count, (await emil.GroupAssignmentsAsync()).Count);
    }

    [Fact]
    public async Task Groups_that_may_not_be_read_are_left_out_and_told_of()
    {
        using var fay = await _contoso.ConnectAsync("fay");
        var found = new List<PimAssignment>();

        await fay.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = GroupsReading.Groups }, found.Add, new PimCall(default, notice: _notices.Add));

        Assert.DoesNotContain(found, assignment => assignment.Role.Name == "Tier 0 Operators");
        Assert.NotEmpty(found);
        Assert.Contains("1 of 3", _notices[0]);
    }

    [Fact]
    public async Task Who_may_read_none_is_told_why()
    {
        using var greg = await _contoso.ConnectAsync("greg");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => greg.GroupAssignmentsAsync());

        Assert.Contains("ownership of the group", thrown.Remedy);
    }

    [Fact]
    public async Task A_group_a_person_and_a_scope_narrow_the_list()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var role = await emil.GroupRoleAsync("Ops-OnCall");
        var ada = await emil.PrincipalAsync("ada@contoso.com");

        async Task<int> CountAsync(string? roleId, string? principalId, string? scopeId) => (await emil.AssignmentsAsync(new PimAssignmentFilter
        {
            Kinds = GroupsReading.Groups,
            Type = PimAssignmentType.Eligible,
            RoleId = roleId,
            PrincipalId = principalId,
            ScopeId = scopeId,
        })).Count;

        Assert.Equal(2, await CountAsync(role.Id, null, null));
        Assert.Equal(2, await CountAsync(null, null, role.Id));
        Assert.Equal(2, await CountAsync(null, ada.Id, null));
        Assert.Equal(1, await CountAsync(role.Id, ada.Id, role.Id.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/administrativeUnits/11111111-1111-1111-1111-111111111111")]
    [InlineData("/subscriptions/11111111-1111-1111-1111-111111111111")]
    public async Task A_scope_that_is_no_group_has_no_group_assignments(string scope)
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.ClearCalls();

        Assert.Empty(await emil.AssignmentsAsync(new PimAssignmentFilter { Kinds = GroupsReading.Groups, ScopeId = scope }));

        Assert.Empty(_contoso.Tenant.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Without_the_list_of_groups_ones_own_count_and_that_is_said(HttpStatusCode status)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("GET", "group/resources"));

        var roles = await ada.GroupRolesAsync(_notices.Add);

        Assert.Equal(["Ops-Database", "Ops-OnCall"], roles.Where(role => role.Access == PimAccess.Member).Select(role => role.Name).Order());
        Assert.Single(_notices);
    }

    [Fact]
    public async Task Without_consent_for_groups_the_other_kinds_are_read_all_the_same()
    {
        using var ada = await _contoso.ConnectAsync("ada", new EmulatedTokenOptions
        {
            Scopes = ["RoleEligibilitySchedule.ReadWrite.Directory", "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.Read.Directory", "Directory.Read.All"],
        });
        var found = new List<PimAssignment>();
        var call = new PimCall(default, notice: _notices.Add);

        await ada.Assignments.ListAsync(new PimAssignmentFilter { Mine = true }, found.Add, call);
        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing, () => ada.Assignments.ListAsync(new PimAssignmentFilter { Kinds = GroupsReading.Groups, Mine = true }, found.Add, call));

        Assert.NotEmpty(found);
        Assert.All(found, assignment => Assert.Equal(PimKind.EntraRole, assignment.Kind));
        Assert.Single(_notices, notice => notice.Contains("AzureADGroup"));
        Assert.Contains("AzureADGroup", thrown.Message);
    }

    [Fact]
    public async Task Without_any_consent_the_refusal_is_the_error()
    {
        using var ada = await _contoso.ConnectAsync("ada", new EmulatedTokenOptions { Scopes = ["User.Read"] });

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true }));
    }

    [Fact]
    public async Task The_members_of_a_group_are_listed_through_the_groups_in_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var group = await dana.PrincipalAsync("All Employees");
        var found = new List<PimPrincipal>();

        await dana.Directory.ListMembersAsync(group.Id, found.Add, PimCall.None);

        Assert.Equal(7, found.Count);
        Assert.Contains(found, member => member is { DisplayName: "Ada Ahlberg", UserPrincipalName: "ada@contoso.com", Type: PimPrincipalType.User });
        await Refusals.ThrowsAsync(PimErrorCode.NotFound, () => dana.Directory.ListMembersAsync(System.Guid.NewGuid().ToString(), found.Add, PimCall.None));
    }
}
