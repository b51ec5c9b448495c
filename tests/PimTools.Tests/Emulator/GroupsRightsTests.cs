using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class GroupsRightsTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;

    public GroupsRightsTests() => _groups = new GroupCalls(_contoso);

    [Theory]
    [InlineData("eligibilitySchedules")]
    [InlineData("eligibilityScheduleInstances")]
    [InlineData("assignmentSchedules")]
    [InlineData("assignmentScheduleInstances")]
    public async Task A_list_needs_a_group_or_a_principal(string collection)
    {
        var bare = await _contoso.Get("breakglass", GroupCalls.Root + collection);
        var other = await _contoso.Get("breakglass", GroupCalls.Root + collection + "?$filter=accessId eq 'member'");

        Assert.Equal(400, bare.Status);
        Assert.Contains("required filter", bare.ErrorMessage, System.StringComparison.Ordinal);
        Assert.Equal(400, other.Status);
    }

    [Theory]
    [InlineData("dana", "Ops-OnCall", 200)] // owner
    [InlineData("fay", "Ops-OnCall", 200)] // Groups Administrator
    [InlineData("emil", "Ops-OnCall", 200)] // Global Reader
    [InlineData("ada", "Ops-OnCall", 403)]
    [InlineData("dana", "Tier 0 Operators", 200)] // Privileged Role Administrator
    [InlineData("fay", "Tier 0 Operators", 403)] // a Groups Administrator reaches no role group
    [InlineData("contoso-runbook", "Tier 0 Operators", 200)]
    public async Task Reading_a_group_takes_ownership_or_a_role(string who, string group, int expected)
    {
        var reply = await _contoso.Get(who, $"{GroupCalls.EligibleInstances}?$filter=groupId eq '{await _groups.Id(group)}'");

        Assert.Equal(expected, reply.Status);
    }

    [Fact]
    public async Task Everybody_lists_their_own_rows()
    {
        var ada = await _contoso.Id("ada");

        var own = await _contoso.Get("ada", $"{GroupCalls.EligibleInstances}?$filter=principalId eq '{ada}'");
        var others = await _contoso.Get("ben", $"{GroupCalls.EligibleInstances}?$filter=principalId eq '{ada}'");

        Assert.Equal(2, own.Value.Count);
        Assert.Equal(403, others.Status);
    }

    [Fact]
    public async Task A_list_about_a_person_leaves_out_groups_out_of_reach()
    {
        var filter = $"?$filter=principalId eq '{await _contoso.Id("greg")}'";

        Assert.Empty((await _contoso.Get("fay", GroupCalls.ActiveInstances + filter)).Value);
        Assert.Single((await _contoso.Get("emil", GroupCalls.ActiveInstances + filter)).Value);
    }

    [Theory]
    [InlineData("dana", "Ops-OnCall", 201)]
    [InlineData("fay", "Ops-OnCall", 201)]
    [InlineData("emil", "Ops-OnCall", 403)]
    [InlineData("ben", "Ops-OnCall", 403)]
    [InlineData("dana", "Tier 0 Operators", 201)]
    [InlineData("fay", "Tier 0 Operators", 403)]
    public async Task Assigning_takes_ownership_or_a_writing_role(string who, string group, int expected)
    {
        var reply = await _groups.Administer(
            who, GroupCalls.EligibleRequests, "adminAssign", "cleo", group, schedule: ContosoTenant.Until(ContosoTenant.Now.AddDays(5)));

        Assert.Equal(expected, reply.Status);
    }

    [Fact]
    public async Task An_activated_owner_may_assign()
    {
        await _groups.Activate("ben", "Ops-OnCall", "owner");

        var reply = await _groups.Administer(
            "ben", GroupCalls.EligibleRequests, "adminAssign", "cleo", "Ops-OnCall", schedule: ContosoTenant.Until(ContosoTenant.Now.AddDays(5)));

        Assert.Equal(201, reply.Status);
    }

    [Fact]
    public async Task Requests_without_a_filter_are_the_callers_own()
    {
        var own = await _contoso.Get("ada", GroupCalls.ActiveRequests);

        Assert.Equal(2, own.Value.Count);
        Assert.All(own.Value, request => Assert.Equal("selfActivate", request["action"]!.ToString()));
        Assert.Empty((await _contoso.Get("greg", GroupCalls.ActiveRequests)).Value);
        Assert.Equal(400, (await _contoso.Get("contoso-runbook", GroupCalls.ActiveRequests)).Status);
        Assert.Equal(400, (await _contoso.Get("ada", GroupCalls.ActiveRequests + "?$filter=status eq 'Provisioned'")).Status);
    }

    [Theory]
    [InlineData("PrivilegedAssignmentSchedule.Read.AzureADGroup", 403)]
    [InlineData("PrivilegedAssignmentSchedule.Remove.AzureADGroup", 403)]
    [InlineData("PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup", 403)]
    [InlineData("PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", 201)]
    public async Task Activation_takes_the_permission_to_write(string permission, int expected)
    {
        var body = await _groups.Request("selfActivate", "ada", "Ops-OnCall", "member", ContosoTenant.AfterDuration("PT1H"));
        body["justification"] = "Test";

        var reply = await _contoso.Post("ada", GroupCalls.ActiveRequests, body, new EmulatedTokenOptions { Scopes = [permission] });

        Assert.Equal(expected, reply.Status);
    }

    [Fact]
    public async Task Groups_under_pim_are_listed_by_id_alone_in_beta_alone()
    {
        var listed = await _contoso.Get("ada", GroupCalls.Resources);
        var denied = await _contoso.Get("ada", GroupCalls.Resources, new EmulatedTokenOptions { Scopes = ["Group.Read.All"] });

        Assert.Equal(
            new[] { await _groups.Id("Ops-OnCall"), await _groups.Id("Ops-Database"), await _groups.Id("Tier 0 Operators") }.Order(),
            listed.Value.Select(item => item["id"]!.ToString()).Order());
        Assert.All(listed.Value, item => Assert.Single(item.AsObject()));
        Assert.Equal(403, denied.Status);
        Assert.Equal(400, (await _contoso.Get("ada", GroupCalls.Root + "resources")).Status);
    }
}
