using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what each operation on groups costs the service. A call more is a regression.</summary>
public class GroupsCallCountTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task The_groups_are_one_paged_list_and_their_names() =>
        Assert.Equal(["resources", "getByIds"], await ResourcesOf("emil", emil => emil.GroupRolesAsync()));

    [Fact]
    public async Task My_groups_are_two_calls() => Assert.Equal(
        ["filterByCurrentUser(on='principal')", "filterByCurrentUser(on='principal')"],
        (await ResourcesOf("ada", ada => ada.GroupAssignmentsAsync(mine: true))).Order());

    [Fact]
    public async Task My_groups_are_a_call_more_where_the_answers_leave_the_groups_out()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var whole = await ada.GroupAssignmentsAsync(mine: true);
        _contoso.Tenant.Faults.LeavesOutGroups = true;
        IReadOnlyList<PimAssignment> named = [];

        var calls = await ResourcesOf("ada", async other => named = await other.GroupAssignmentsAsync(mine: true));

        Assert.Single(calls, "getByIds");
        Assert.Equal(Names(whole), Names(named));
    }

    [Fact]
    public async Task Everybodys_assignments_are_the_list_of_groups_a_batch_for_each_type_and_the_names()
    {
        var calls = await ResourcesOf("emil", emil => emil.GroupAssignmentsAsync());

        Assert.Equal("resources", calls[0]);
        Assert.InRange(calls.Count(call => call == "$batch"), 1, 2);
        Assert.InRange(calls.Count(call => call == "getByIds"), 1, 2);
        Assert.InRange(calls.Count, 3, 5);
    }

    [Fact]
    public async Task One_groups_assignments_are_two_calls()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var role = await emil.GroupRoleAsync("Ops-OnCall");

        var calls = await _contoso.CallsOf(() => emil.AssignmentsAsync(new PimAssignmentFilter { Kinds = GroupsReading.Groups, RoleId = role.Id }));

        Assert.Equal(2, calls.Count);
        Assert.Equal(2, calls.Count(call => call.Contains($"ScheduleInstances?$filter=groupId eq '{role.Id}'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_settings_of_all_groups_are_the_list_of_groups_a_batch_and_the_names() =>
        Assert.Equal(["resources", "$batch", "getByIds"], await ResourcesOf("emil", async emil =>
        {
            await emil.Settings.ListAsync(new PimSettingFilter { Kinds = GroupsReading.Groups }, _ => { }, PimCall.None);
        }));

    [Fact]
    public async Task The_setting_of_one_group_is_one_call()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var role = await emil.GroupRoleAsync("Ops-OnCall");

        Assert.Single(await _contoso.CallsOf(() => emil.SettingsAsync(role)));
    }

    [Fact]
    public async Task An_activation_is_one_call_and_one_more_to_tell_who_approves()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var plain = await ada.GroupActivationAsync("Ops-OnCall");
        var approved = await ada.GroupActivationAsync("Ops-Database");

        Assert.Equal(
            ["POST /v1.0/identityGovernance/privilegedAccess/group/assignmentScheduleRequests"],
            await _contoso.CallsOf(() => ada.Requests.SubmitAsync(plain, PimCall.None)));
        Assert.Equal(2, (await _contoso.CallsOf(() => ada.Requests.SubmitAsync(approved, PimCall.None))).Count);
    }

    [Fact]
    public async Task An_assignment_to_a_group_that_was_looked_up_is_one_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await dana.GroupAssignmentAsync("Ops-OnCall", "fay@contoso.com");

        Assert.Single(await _contoso.CallsOf(() => dana.Requests.SubmitAsync(draft, PimCall.None)));
    }

    [Fact]
    public async Task A_decision_is_two_calls()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var request = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);

        Assert.Equal(2, (await _contoso.CallsOf(() => cleo.Requests.DecideAsync(request, PimDecision.Approve, "Yes", PimCall.None))).Count);
    }

    private async Task<IReadOnlyList<string>> ResourcesOf(string user, Func<IPimClient, Task> operation)
    {
        using var client = await _contoso.ConnectAsync(user);
        return (await _contoso.CallsOf(() => operation(client))).Select(call => call.Split('?')[0].Split('/')[^1]).ToList();
    }

    private static IEnumerable<string> Names(IEnumerable<PimAssignment> assignments) =>
        assignments.Select(one => $"{one.Role.Name} {one.Role.Description} {one.Role.IsRoleAssignable} {one.Scope} {one.Principal}").Order();
}
