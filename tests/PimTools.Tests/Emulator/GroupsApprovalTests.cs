using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class GroupsApprovalTests
{
    private static readonly object Approve = new { reviewResult = "Approve", justification = "Known to the team" };

    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;

    public GroupsApprovalTests() => _groups = new GroupCalls(_contoso);

    [Fact]
    public async Task Membership_begins_with_the_approval()
    {
        var asked = await _groups.Activate("ada", "Ops-Database");
        Assert.Equal("PendingApproval", asked["status"]);
        Assert.Empty(await _groups.Within("Ops-Database"));

        Assert.Equal(204, (await _contoso.Patch("cleo", await Stage(asked["id"]), Approve)).Status);

        Assert.Equal(["Ada Ahlberg"], await _groups.Within("Ops-Database"));
        Assert.Equal(409, (await _contoso.Patch("cleo", await Stage(asked["id"]), Approve)).Status);
    }

    [Fact]
    public async Task Others_do_not_decide()
    {
        var asked = await _groups.Activate("ada", "Ops-Database");
        var stage = await Stage(asked["id"]);

        Assert.Equal(403, (await _contoso.Patch("ada", stage, Approve)).Status);
        Assert.Equal(403, (await _contoso.Patch("dana", stage, Approve)).Status);
        Assert.Equal(404, (await _contoso.Patch("cleo", $"{GroupCalls.Approvals}/{Guid.NewGuid()}/stages/{Guid.NewGuid()}", Approve)).Status);
        Assert.Equal(403, (await _contoso.Get("greg", $"{GroupCalls.Approvals}/{asked["id"]}")).Status);
    }

    [Fact]
    public async Task Parts_are_stages_in_the_stable_version_and_steps_in_beta()
    {
        var asked = await _groups.Activate("ada", "Ops-Database");
        var beta = GroupCalls.Approvals.Replace("v1.0", "beta", StringComparison.Ordinal);

        var steps = await _contoso.Get("cleo", $"{beta}/{asked["id"]}/steps");
        var decided = await _contoso.Patch("cleo", $"{beta}/{asked["id"]}/steps/{steps.Value.Single()["id"]}", Approve);

        Assert.Equal(204, decided.Status);
        Assert.Equal("Approve", (await _contoso.Get("cleo", await Stage(asked["id"])))["reviewResult"]);
        Assert.Equal(400, (await _contoso.Get("cleo", $"{GroupCalls.Approvals}/{asked["id"]}/steps")).Status);
        Assert.Equal(400, (await _contoso.Get("cleo", $"{beta}/{asked["id"]}/stages")).Status);
    }

    [Fact]
    public async Task Approvers_find_what_waits_for_them()
    {
        var asked = await _groups.Activate("ada", "Ops-Database");

        var requests = await _contoso.Get("cleo", $"{GroupCalls.ActiveRequests}/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'&$expand=group");
        var approvals = await _contoso.Get("cleo", $"{GroupCalls.Approvals}/filterByCurrentUser(on='approver')");

        Assert.Equal("Ops-Database", requests.Value.Single()["group"]!["displayName"]!.ToString());
        Assert.Contains(approvals.Value, approval =>
            approval["id"]!.ToString() == asked["id"] && (bool)approval["stages"]![0]!["assignedToMe"]!);
        Assert.Empty((await _contoso.Get("ben", $"{GroupCalls.ActiveRequests}/filterByCurrentUser(on='approver')")).Value);
    }

    private async Task<string> Stage(string requestId)
    {
        var approval = await _contoso.Get("cleo", $"{GroupCalls.Approvals}/{requestId}");
        return $"{GroupCalls.Approvals}/{requestId}/stages/{approval.Body!["stages"]![0]!["id"]}";
    }
}
