using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class ApprovalTests
{
    private static readonly object Approve = new { reviewResult = "Approve", justification = "Known to the team" };
    private static readonly object Deny = new { reviewResult = "Deny", justification = "Not today" };

    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task A_role_under_approval_waits_for_its_approver()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var waiting = await _contoso.Get(
            "cleo", $"{ContosoTenant.ActiveRequests}/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'&$expand=principal");

        Assert.Equal("PendingApproval", asked["status"]);
        Assert.Equal(asked["id"], asked["approvalId"]);
        Assert.Equal(["Ben Okafor", "Ada Ahlberg"], waiting.Value.Select(item => item["principal"]!["displayName"]!.ToString()));
        Assert.Equal("PendingRoleAssignmentRequest", (await _contoso.Activate("ada", "Exchange Administrator")).ErrorCode);
    }

    [Fact]
    public async Task Approval_provisions_from_that_moment()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(204, (await _contoso.Patch("cleo", await Step(asked["id"]), Approve)).Status);

        var request = await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}");
        Assert.Equal("Provisioned", request["status"]);
        Assert.Equal("2026-03-02T12:00:00Z", request.Body!["scheduleInfo"]!["startDateTime"]!.ToString());
    }

    [Fact]
    public async Task Denial_is_final()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var step = await Step(asked["id"]);

        await _contoso.Patch("cleo", step, Deny);

        Assert.Equal("Denied", (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}"))["status"]);
        Assert.Equal(409, (await _contoso.Patch("cleo", step, Approve)).Status);
        Assert.Equal("Deny", (await _contoso.Get("cleo", step))["reviewResult"]);
    }

    [Fact]
    public async Task Only_approvers_decide_and_never_about_themselves()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var step = await Step(asked["id"]);

        Assert.Equal(403, (await _contoso.Patch("ada", step, Approve)).Status);
        Assert.Equal(403, (await _contoso.Patch("dana", step, Approve)).Status);
        Assert.Equal(403, (await _contoso.Patch("contoso-runbook", step, Approve)).Status);
        Assert.Equal(404, (await _contoso.Patch("cleo", $"{ContosoTenant.Approvals}/{Guid.NewGuid()}/steps/{Guid.NewGuid()}", Approve)).Status);
    }

    [Fact]
    public async Task A_decision_needs_a_justification_and_a_known_word()
    {
        var step = await Step((await _contoso.Activate("ada", "Exchange Administrator"))["id"]);

        Assert.Equal(400, (await _contoso.Patch("cleo", step, new { reviewResult = "Approve" })).Status);
        Assert.Equal(400, (await _contoso.Patch("cleo", step, new { reviewResult = "Approved", justification = "x" })).Status);
    }

    [Fact]
    public async Task A_step_says_whose_it_is()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var path = $"{ContosoTenant.Approvals}/{asked["id"]}";

        Assert.True((bool)(await _contoso.Get("cleo", path)).Body!["steps"]![0]!["assignedToMe"]!);
        Assert.False((bool)(await _contoso.Get("ada", path)).Body!["steps"]![0]!["assignedToMe"]!);
        Assert.Equal(403, (await _contoso.Get("fay", path)).Status);
    }

    [Fact]
    public async Task Approvals_stand_in_the_beta_version_alone() =>
        Assert.Equal(400, (await _contoso.Get("cleo", "/v1.0/roleManagement/directory/roleAssignmentApprovals/filterByCurrentUser(on='approver')")).Status);

    [Fact]
    public async Task An_unanswered_request_runs_out_after_a_day()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var step = await Step(asked["id"]);

        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal("Failed", (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}"))["status"]);
        Assert.Equal("Expired", (await _contoso.Get("cleo", step))["status"]);
        Assert.Equal(409, (await _contoso.Patch("cleo", step, Approve)).Status);
    }

    [Fact]
    public async Task A_request_taken_back_cannot_be_approved()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var step = await Step(asked["id"]);

        Assert.Equal(204, (await _contoso.Post("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}/cancel")).Status);
        Assert.Equal(409, (await _contoso.Patch("cleo", step, Approve)).Status);
    }

    [Fact]
    public async Task Eligibility_lost_on_the_way_makes_the_approval_fail()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        await _contoso.Administer(ContosoTenant.EligibleRequests, "adminRemove", "ada", "Exchange Administrator", schedule: null);

        await _contoso.Patch("cleo", await Step(asked["id"]), Approve);

        Assert.Equal("Failed", (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}"))["status"]);
    }

    [Fact]
    public async Task Without_named_approvers_the_administrators_of_roles_decide()
    {
        await PolicyChange.Apply(_contoso, "User Administrator", "Approval_EndUser_Assignment", rule => rule["setting"]!["isApprovalRequired"] = true);
        var asked = await _contoso.Activate("ada", "User Administrator");
        var step = await Step(asked["id"]);

        Assert.Equal("PendingApproval", asked["status"]);
        Assert.Equal(403, (await _contoso.Patch("cleo", step, Approve)).Status);
        Assert.Equal(204, (await _contoso.Patch("dana", step, Approve)).Status);
    }

    private async Task<string> Step(string requestId)
    {
        var approval = await _contoso.Get("dana", $"{ContosoTenant.Approvals}/{requestId}");
        return $"{ContosoTenant.Approvals}/{requestId}/steps/{approval.Body!["steps"]![0]!["id"]}";
    }
}
