using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;

namespace PimTools.Tests.Emulator;

/// <summary>Makes the calls that people make with PIM for Groups.</summary>
internal sealed class GroupCalls(ContosoTenant contoso)
{
    public const string Root = "/v1.0/identityGovernance/privilegedAccess/group/";
    public const string ActiveRequests = Root + "assignmentScheduleRequests";
    public const string EligibleRequests = Root + "eligibilityScheduleRequests";
    public const string ActiveInstances = Root + "assignmentScheduleInstances";
    public const string EligibleInstances = Root + "eligibilityScheduleInstances";
    public const string Approvals = Root + "assignmentApprovals";
    public const string Resources = "/beta/identityGovernance/privilegedAccess/group/resources";

    public async Task<string> Id(string displayName)
    {
        var found = await contoso.Get("ada", $"/v1.0/groups?$filter=displayName eq '{displayName}'");
        return found.Value.Single()["id"]!.ToString();
    }

    /// <summary>The names of those who are in a group now.</summary>
    public async Task<string[]> Within(string displayName, string holders = "members")
    {
        var found = await contoso.Get("ada", $"/v1.0/groups/{await Id(displayName)}/{holders}");
        return [.. found.Value.Select(item => item["displayName"]!.ToString())];
    }

    public async Task<Reply> Activate(
        string who, string group, string access = "member", Action<JsonObject>? change = null, EmulatedTokenOptions? token = null)
    {
        var body = await Request("selfActivate", who, group, access, ContosoTenant.AfterDuration("PT1H"));
        body["justification"] = "Test";
        change?.Invoke(body);
        return await contoso.Post(who, ActiveRequests, body, token);
    }

    public async Task<Reply> Administer(
        string by, string requests, string action, string principal, string group, string access = "member", JsonObject? schedule = null)
    {
        var body = await Request(action, principal, group, access, schedule);
        body["justification"] = "Test";
        return await contoso.Post(by, requests, body);
    }

    public async Task<JsonObject> Request(string action, string principal, string group, string access, JsonObject? schedule)
    {
        var body = new JsonObject
        {
            ["action"] = action,
            ["principalId"] = await contoso.Id(principal),
            ["groupId"] = await Id(group),
            ["accessId"] = access,
        };
        if (schedule is not null)
            body["scheduleInfo"] = schedule;
        return body;
    }

    /// <summary>The path of the policy of a group's members or owners.</summary>
    public async Task<string> PolicyOf(string group, string access = "member")
    {
        var found = await contoso.Get("ada",
            $"/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '{await Id(group)}' and scopeType eq 'Group' and roleDefinitionId eq '{access}'");
        return "/v1.0/policies/roleManagementPolicies/" + found.Value.Single()["policyId"];
    }

    /// <summary>Reads a rule, changes it and writes it back.</summary>
    public async Task<Reply> Change(string by, string group, string ruleId, Action<JsonObject> change)
    {
        var path = $"{await PolicyOf(group)}/rules/{ruleId}";
        var rule = (JsonObject)(await contoso.Get(by, path)).Body!;
        rule.Remove("@odata.context");
        change(rule);
        return await contoso.Patch(by, path, rule);
    }
}
