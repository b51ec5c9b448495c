using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class GroupsAssignmentTests
{
    private static readonly DateTimeOffset NextMonth = ContosoTenant.Now.AddDays(30);

    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;

    public GroupsAssignmentTests() => _groups = new GroupCalls(_contoso);

    [Fact]
    public async Task An_eligibility_is_made_extended_and_removed()
    {
        Assert.Equal(201, (await Eligible("adminAssign", ContosoTenant.Until(NextMonth))).Status);
        Assert.Equal("RoleAssignmentExists", (await Eligible("adminAssign", ContosoTenant.Until(NextMonth))).ErrorCode);
        Assert.Equal(201, (await Eligible("adminExtend", ContosoTenant.Until(NextMonth.AddDays(30)))).Status);
        Assert.Equal("2026-05-01T09:00:00Z", (await Mine("emil")).Single()["endDateTime"]!.ToString());

        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Revoked", (await Eligible("adminRemove", schedule: null))["status"]);
        Assert.Empty(await Mine("emil"));
    }

    [Fact]
    public async Task Members_from_before_are_assigned_and_can_be_removed()
    {
        var id = await _groups.Id("Tier 0 Operators");
        var row = (await _contoso.Get("dana", $"{GroupCalls.ActiveInstances}?$filter=groupId eq '{id}'")).Value.Single();

        Assert.Equal("assigned", row["assignmentType"]!.ToString());
        Assert.Equal(row["id"]!.ToString(), row["assignmentScheduleId"]!.ToString());
        Assert.Null(row["startDateTime"]);

        var removed = await _groups.Administer("dana", GroupCalls.ActiveRequests, "adminRemove", "greg", "Tier 0 Operators");
        Assert.Equal("Revoked", removed["status"]);
        Assert.Empty(await _groups.Within("Tier 0 Operators"));
    }

    [Fact]
    public async Task Who_is_a_member_already_cannot_be_made_one()
    {
        var reply = await _groups.Administer(
            "dana", GroupCalls.ActiveRequests, "adminAssign", "greg", "Tier 0 Operators", schedule: ContosoTenant.Until(NextMonth));

        Assert.Equal("RoleAssignmentExists", reply.ErrorCode);
    }

    [Theory]
    [InlineData("All Engineers")]
    [InlineData("Warehouse Staff")]
    public async Task Groups_with_a_rule_or_from_elsewhere_are_refused(string group)
    {
        var reply = await _groups.Administer(
            "fay", GroupCalls.EligibleRequests, "adminAssign", "emil", group, schedule: ContosoTenant.Until(NextMonth));

        Assert.Equal(400, reply.Status);
        Assert.DoesNotContain(await _groups.Id(group), (await _contoso.Get("emil", GroupCalls.Resources)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_within_a_group_hands_its_eligibility_on_to_its_members()
    {
        var body = await _groups.Request("adminAssign", "ada", "Ops-OnCall", "member", ContosoTenant.Until(NextMonth));
        body["principalId"] = await _groups.Id("Helpdesk");
        body["justification"] = "Test";

        Assert.Equal(201, (await _contoso.Post("dana", GroupCalls.EligibleRequests, body)).Status);

        var row = (await Mine("ben")).Single(held => held["accessId"]!.ToString() == "member");
        Assert.Equal("group", row["memberType"]!.ToString());
        Assert.Equal(await _contoso.Id("ben"), row["principalId"]!.ToString());
        Assert.Equal("Provisioned", (await _groups.Activate("ben", "Ops-OnCall"))["status"]);
    }

    [Theory]
    [InlineData("groupId", "00000000-0000-4000-8000-000000000000", 404)]
    [InlineData("principalId", "00000000-0000-4000-8000-000000000000", 400)]
    [InlineData("accessId", "guest", 400)]
    [InlineData("roleDefinitionId", "member", 400)]
    public async Task What_does_not_exist_is_refused(string property, string value, int expected)
    {
        var body = await _groups.Request("adminAssign", "emil", "Ops-OnCall", "member", ContosoTenant.Until(NextMonth));
        body[property] = value;

        Assert.Equal(expected, (await _contoso.Post("dana", GroupCalls.EligibleRequests, body)).Status);
    }

    private Task<Reply> Eligible(string action, JsonObject? schedule) =>
        _groups.Administer("dana", GroupCalls.EligibleRequests, action, "emil", "Ops-OnCall", schedule: schedule);

    private async Task<JsonNode[]> Mine(string who) => [.. (await _contoso.Get(who, GroupCalls.EligibleInstances + ContosoTenant.Mine)).Value];
}
