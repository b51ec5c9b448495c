using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Tests that the emulated tenant answers about Azure as the service promises to.</summary>
public sealed class AzureContractTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzureContractTests() => _azure = new AzureCalls(_contoso);

    [SkippableTheory]
    [InlineData("roleEligibilitySchedules")]
    [InlineData("roleEligibilityScheduleInstances")]
    [InlineData("roleEligibilityScheduleRequests")]
    [InlineData("roleAssignmentSchedules")]
    [InlineData("roleAssignmentScheduleInstances")]
    [InlineData("roleAssignmentScheduleRequests")]
    [InlineData("roleManagementPolicies")]
    [InlineData("roleManagementPolicyAssignments")]
    public async Task Every_listing_and_every_one_of_its_objects_answers_as_promised(string type)
    {
        await _azure.Activate("ada", await _azure.Scope("Contoso Sandbox"), "Contributor");
        foreach (var subscription in new[] { "Contoso Production", "Contoso Sandbox" })
        {
            var path = $"{await _azure.Scope(subscription)}{AzureCalls.Authorization}{type}";
            var listed = await Check("dana", HttpMethod.Get, path + "?api-version=2020-10-01");

            Assert.NotEmpty(listed.Value);
            foreach (var item in listed.Value.Take(5))
                await Check("dana", HttpMethod.Get, $"{path}/{item["name"]}?api-version=2020-10-01");
        }
    }

    [SkippableTheory]
    [InlineData("ada", "/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?api-version=2020-10-01&$filter=asTarget()")]
    [InlineData("cleo", "/providers/Microsoft.Authorization/roleAssignmentScheduleRequests?api-version=2020-10-01&$filter=asApprover()")]
    [InlineData("cleo", "/providers/Microsoft.Authorization/roleAssignmentApprovals?api-version=2021-01-01-preview&$filter=asApprover()")]
    [InlineData("dana", "/subscriptions?api-version=2022-12-01")]
    [InlineData("dana", "/tenants?api-version=2022-12-01")]
    [InlineData("dana", "/providers/Microsoft.Management/managementGroups?api-version=2023-04-01")]
    [InlineData("dana", "/providers/Microsoft.Management/managementGroups/contoso?api-version=2023-04-01&$expand=children&$recurse=true")]
    [InlineData("dana", "/providers/Microsoft.Management/managementGroups/contoso/descendants?api-version=2023-04-01")]
    [InlineData("dana", "/providers/Microsoft.Management/managementGroups/contoso/subscriptions?api-version=2023-04-01")]
    [InlineData("dana", "/providers/Microsoft.Management/managementGroups/contoso/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01")]
    [InlineData("dana", "/providers/Microsoft.Management/managementGroups/contoso/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01")]
    [InlineData("ada", "/providers/Microsoft.Management/managementGroups/contoso/providers/Microsoft.Authorization/eligibleChildResources?api-version=2020-10-01")]
    public async Task Every_other_read_answers_as_promised(string who, string path) =>
        Assert.Equal(200, (await Check(who, HttpMethod.Get, path)).Status);

    [SkippableFact]
    public async Task Every_write_answers_as_promised()
    {
        var vault = await _azure.Scope("Contoso Production", "rg-web") + AzureCalls.Vault;
        var requests = $"{vault}{AzureCalls.Authorization}roleAssignmentScheduleRequests/";
        var ask = new JsonObject
        {
            ["properties"] = await _azure.Request("SelfActivate", "ada", "Key Vault Administrator", AzureCalls.AfterDuration("PT1H")),
        };

        await Check("ada", HttpMethod.Post, $"{requests}{Guid.NewGuid()}/validate?api-version=2020-10-01", ask.DeepClone());
        var asked = await Check("ada", HttpMethod.Put, $"{requests}{Guid.NewGuid()}?api-version=2020-10-01", ask.DeepClone());
        await Check("ada", HttpMethod.Put, $"{requests}{Guid.NewGuid()}?api-version=2020-10-01", ask.DeepClone()); // refused
        var approval = asked.Body!["properties"]!["approvalId"]!.ToString();
        var stage = (await Check("cleo", HttpMethod.Get, $"{approval}/stages?api-version=2021-01-01-preview")).Value.Single()["id"]!.ToString();
        await Check("cleo", HttpMethod.Get, $"{approval}?api-version=2021-01-01-preview");
        await Check("cleo", HttpMethod.Patch, $"{stage}?api-version=2021-01-01-preview", new JsonObject
        {
            ["properties"] = new JsonObject { ["reviewResult"] = "Approve", ["justification"] = "Contract" },
        });
        await Check("dana", HttpMethod.Post, "/providers/Microsoft.Management/getEntities?api-version=2023-04-01");
    }

    private async Task<Reply> Check(string who, HttpMethod method, string path, JsonNode? body = null)
    {
        var contract = ContractData.Contract;
        var reply = await _azure.Send(who, method, path, body);
        JsonElement? answer = reply.Text.Length > 0 ? JsonDocument.Parse(reply.Text).RootElement : null;

        var violations = contract.CheckResponse(method.Method, new Uri(AzureCalls.Host + path), reply.Status, answer, isStrict: true);

        Assert.True(violations.Count == 0, $"{method} {path} -> {reply.Status}: {string.Join(Environment.NewLine, violations)}");
        return reply;
    }
}
