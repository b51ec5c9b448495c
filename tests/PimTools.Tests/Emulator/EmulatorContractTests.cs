using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Tests that the emulated tenant answers as the service promises to.</summary>
public sealed class EmulatorContractTests
{
    private readonly ContosoTenant _contoso = new();

    [SkippableTheory]
    [InlineData("roleManagement/directory/roleDefinitions")]
    [InlineData("roleManagement/directory/roleDefinitions/62e90394-69f5-4237-9190-012177145e10")]
    [InlineData("roleManagement/directory/roleAssignments?$expand=principal,roleDefinition")]
    [InlineData("roleManagement/directory/roleEligibilitySchedules?$expand=principal,roleDefinition,directoryScope,appScope")]
    [InlineData("roleManagement/directory/roleEligibilityScheduleInstances?$expand=principal,roleDefinition,directoryScope,appScope")]
    [InlineData("roleManagement/directory/roleEligibilityScheduleRequests?$expand=principal,roleDefinition,targetSchedule")]
    [InlineData("roleManagement/directory/roleAssignmentSchedules?$expand=principal,roleDefinition,directoryScope,activatedUsing")]
    [InlineData("roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal,roleDefinition,directoryScope,activatedUsing")]
    [InlineData("roleManagement/directory/roleAssignmentScheduleRequests?$expand=principal,roleDefinition,targetSchedule,activatedUsing")]
    [InlineData("roleManagement/directory/roleEligibilitySchedules/filterByCurrentUser(on='principal')")]
    [InlineData("roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')")]
    [InlineData("roleManagement/directory/roleEligibilityScheduleRequests/filterByCurrentUser(on='principal')")]
    [InlineData("roleManagement/directory/roleAssignmentSchedules/filterByCurrentUser(on='principal')")]
    [InlineData("roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')")]
    [InlineData("roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='createdBy')")]
    [InlineData("policies/roleManagementPolicies?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=rules,effectiveRules")]
    [InlineData("policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=policy($expand=rules)")]
    [InlineData("auditLogs/directoryAudits")]
    [InlineData("directoryObjects/62e90394-69f5-4237-9190-012177145e10")]
    [InlineData("identity/conditionalAccess/authenticationContextClassReferences")]
    public async Task Every_read_answers_as_promised(string path)
    {
        _contoso.Tenant.PageSize = 999;

        await Check("ada", HttpMethod.Get, "/v1.0/" + path);
    }

    [SkippableFact]
    public async Task Every_write_answers_as_promised()
    {
        var assign = await _contoso.Request("adminAssign", "fay", "Teams Reader", ContosoTenant.Forever());
        var remove = await _contoso.Request("adminRemove", "ada", "User Administrator", schedule: null);
        var ask = await _contoso.Request("selfActivate", "ada", "Exchange Administrator", ContosoTenant.AfterDuration("PT1H"));
        ask["justification"] = "Contract";

        await Check("dana", HttpMethod.Post, ContosoTenant.EligibleRequests, assign);
        await Check("dana", HttpMethod.Post, ContosoTenant.EligibleRequests, remove);
        var asked = await Check("ada", HttpMethod.Post, ContosoTenant.ActiveRequests, ask);
        await Check("ada", HttpMethod.Get, $"{ContosoTenant.ActiveRequests}/{asked["id"]}?$expand=principal,roleDefinition");
        await Check("ada", HttpMethod.Post, $"{ContosoTenant.ActiveRequests}/{asked["id"]}/cancel");
        await Check("ada", HttpMethod.Post, ContosoTenant.ActiveRequests, ask);
        await Check("ada", HttpMethod.Post, ContosoTenant.ActiveRequests, ask); // refused
    }

    [SkippableFact]
    public async Task Rules_are_read_and_written_as_promised()
    {
        var policy = await PolicyChange.PathOf(_contoso, "Exchange Administrator");

        await Check("dana", HttpMethod.Get, policy);
        foreach (var rule in (await Check("dana", HttpMethod.Get, policy + "/rules")).Value)
        {
            await Check("dana", HttpMethod.Get, $"{policy}/rules/{rule["id"]}");
            await Check("dana", HttpMethod.Patch, $"{policy}/rules/{rule["id"]}", rule);
        }
    }

    [SkippableFact]
    public async Task Approvals_answer_as_promised()
    {
        var listed = await Check("cleo", HttpMethod.Get, ContosoTenant.Approvals + "/filterByCurrentUser(on='approver')");
        var path = $"{ContosoTenant.Approvals}/{listed.Value[^1]["id"]}";
        var steps = await Check("cleo", HttpMethod.Get, path + "/steps");
        var step = $"{path}/steps/{steps.Value.Single()["id"]}";

        await Check("cleo", HttpMethod.Get, path);
        await Check("cleo", HttpMethod.Get, step);
        await Check("cleo", HttpMethod.Patch, step, new { reviewResult = "Approve", justification = "Contract" });
        await Check("cleo", HttpMethod.Get, step);
    }

    private async Task<Reply> Check(string who, HttpMethod method, string path, object? body = null)
    {
        var contract = ContractData.Contract;
        var reply = await _contoso.Send(who, method, path, body);
        JsonElement? answer = reply.Text.Length > 0 ? JsonDocument.Parse(reply.Text).RootElement : null;

        var violations = contract.CheckResponse(method.Method, new Uri("https://graph.microsoft.com" + path), reply.Status, answer, isStrict: true);

        Assert.True(violations.Count == 0, $"{method} {path} -> {reply.Status}: {string.Join(Environment.NewLine, violations)}");
        return reply;
    }
}
