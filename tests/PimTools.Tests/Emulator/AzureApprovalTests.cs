using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AzureApprovalTests
{
    private const string Approvals = "/providers/Microsoft.Authorization/roleAssignmentApprovals";
    private const string Version = "api-version=2021-01-01-preview";

    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzureApprovalTests() => _azure = new AzureCalls(_contoso);

    [Fact]
    public async Task One_request_waits_for_cleo()
    {
        var waiting = (await _azure.Get("cleo", "", "roleAssignmentScheduleRequests", "asApprover()")).Value
            .Where(item => item["properties"]!["status"]!.ToString() == "PendingApproval").ToList();

        var request = Assert.Single(waiting);
        Assert.Equal("Virtual Machine Contributor", AzureCalls.RoleName(request));
        Assert.Equal("Ben Okafor", request["properties"]!["expandedProperties"]!["principal"]!["displayName"]!.ToString());
        Assert.Equal($"{Approvals}/{request["name"]}", request["properties"]!["approvalId"]!.ToString());
        Assert.Equal("2026-03-02T08:50:00Z", request["properties"]!["createdOn"]!.ToString());
    }

    [Theory]
    [InlineData("PATCH", true)]
    [InlineData("PATCH", false)]
    [InlineData("PUT", true)]
    public async Task A_decision_comes_wrapped_or_flat(string method, bool wrapped)
    {
        var asked = await AskForVault();
        var stage = await Stage(asked);
        var decision = new JsonObject { ["reviewResult"] = "Approve", ["justification"] = "In the calendar" };

        var reply = await _azure.Send("cleo", new HttpMethod(method), stage, wrapped ? new JsonObject { ["properties"] = decision } : decision);

        Assert.Equal(200, reply.Status);
        Assert.Equal("Approve", reply.Body!["properties"]!["reviewResult"]!.ToString());
        Assert.Equal("Cleo Marchetti", reply.Body["properties"]!["reviewedBy"]!["principalName"]!.ToString());
        Assert.Equal("Key Vault Administrator", AzureCalls.RoleName((await _azure.Active("ada")).Single()));
        Assert.Equal(409, (await Decide("cleo", stage, "Deny")).Status);
    }

    [Fact]
    public async Task Denial_is_final()
    {
        var asked = await AskForVault();

        await Decide("cleo", await Stage(asked), "Deny");

        Assert.Empty(await _azure.Active("ada"));
        var request = (await _azure.Get("ada", "", "roleAssignmentScheduleRequests", "asTarget()")).Value.Single(item => item["name"]!.ToString() == asked);
        Assert.Equal("Denied", request["properties"]!["status"]!.ToString());
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("dana")]
    [InlineData("contoso-runbook")]
    public async Task Others_do_not_decide(string who)
    {
        var reply = await Decide(who, await Stage(await AskForVault()), "Approve");

        Assert.Equal(403, reply.Status);
        Assert.Equal("AuthorizationFailed", reply.ErrorCode);
    }

    [Fact]
    public async Task Approvals_are_listed_for_those_they_concern()
    {
        var asked = await AskForVault();

        async Task<bool> Lists(string who, string filter, string scope = "") =>
            (await _azure.Send(who, HttpMethod.Get, $"{scope}{Approvals}?{Version}&$filter={filter}")).Value
                .Any(item => item["name"]!.ToString() == asked);

        Assert.True(await Lists("cleo", "asApprover()"));
        Assert.True(await Lists("cleo", "asApprover()", await _azure.Scope("Contoso Production")));
        Assert.False(await Lists("cleo", "asApprover()", await _azure.Scope("Contoso Sandbox")));
        Assert.False(await Lists("ben", "asApprover()"));
        Assert.True(await Lists("ada", "asTarget()"));
        Assert.True(await Lists("ada", "asCreatedBy()"));
    }

    [Fact]
    public async Task Without_named_approvers_the_owners_decide()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await AzurePolicyChange.Apply(_azure, "dana", scope, "Contributor", new JsonObject
        {
            ["id"] = "Approval_EndUser_Assignment",
            ["ruleType"] = "RoleManagementPolicyApprovalRule",
            ["setting"] = new JsonObject { ["isApprovalRequired"] = true, ["approvalStages"] = new JsonArray(new JsonObject()) },
        });
        var asked = await _azure.Activate("ada", scope, "Contributor");
        var stage = await Stage(asked["name"], "dana");

        Assert.Equal("PendingApproval", asked.Body!["properties"]!["status"]!.ToString());
        Assert.Equal("PendingRoleAssignmentRequest", (await _azure.Activate("ada", scope, "Contributor")).ErrorCode);
        Assert.Equal(403, (await Decide("emil", stage, "Approve")).Status);
        Assert.Equal(200, (await Decide("dana", stage, "Approve")).Status);
    }

    private async Task<string> AskForVault()
    {
        var vault = await _azure.Scope("Contoso Production", "rg-web") + AzureCalls.Vault;
        return (await _azure.Activate("ada", vault, "Key Vault Administrator"))["name"];
    }

    private async Task<string> Stage(string approvalId, string who = "cleo")
    {
        var stages = await _azure.Send(who, HttpMethod.Get, $"{Approvals}/{approvalId}/stages?{Version}");
        return $"{stages.Value.Single()["id"]}?{Version}";
    }

    private Task<Reply> Decide(string who, string stage, string result) =>
        _azure.Send(who, HttpMethod.Patch, stage, new JsonObject
        {
            ["properties"] = new JsonObject { ["reviewResult"] = result, ["justification"] = "Known" },
        });
}
