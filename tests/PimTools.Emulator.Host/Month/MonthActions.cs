using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PimTools.Emulator.Host.Month;

/// <summary>Does what the month's people do, and writes a line of the ledger for each.</summary>
internal sealed class MonthActions(MonthCalls calls, EmulatorClock clock, MonthLedger ledger)
{
    private const string Roles = "/v1.0/roleManagement/directory/";
    private const string Groups = "/v1.0/identityGovernance/privilegedAccess/group/";
    private const string Azure = "/providers/Microsoft.Authorization/";
    private const string Pim = "?api-version=2020-10-01";
    private const string Approvals = "?api-version=2021-01-01-preview";

    private readonly Dictionary<string, string> _ids = [];
    private int _names;

    /// <summary>The user principal name of a person.</summary>
    public static string NameOf(string user) => user + "@contoso.com";

    /// <summary>Assigns a role: eligible for 90 days, or active for good.</summary>
    public async Task<MonthRequest> AssignAsync(string by, string user, MonthTarget target, bool isStanding = false)
    {
        var schedule = new JsonObject { ["expiration"] = isStanding ? new JsonObject { ["type"] = "noExpiration" } : After(TimeSpan.FromDays(90)) };
        var request = await AskAsync(by, user, target, "AdminAssign", isStanding ? "Assignment" : "Eligibility", "Part of the job", schedule);
        request.Began = request.Asked;
        request.IsStanding = isStanding;
        ledger.Events++;
        return request;
    }

    /// <summary>Takes an eligible role away.</summary>
    public async Task RemoveAsync(string by, string user, MonthRequest assigned, MonthTarget target)
    {
        (await AskAsync(by, user, target, "AdminRemove", "Eligibility", "Has left the team", null)).Outcome = "Done";
        End(assigned, "Removed", clock.UtcNow);
    }

    /// <summary>Activates a role that needs no approval; it runs to its end unless it is deactivated.</summary>
    public async Task<MonthRequest> ActivateAsync(string user, MonthTarget target, TimeSpan duration)
    {
        var request = await AskAsync(user, user, target, "SelfActivate", "Assignment", "Work of the day", new JsonObject { ["expiration"] = After(duration) });
        request.Began = request.Asked;
        End(request, "Expired", request.Asked + duration);
        return request;
    }

    public async Task DeactivateAsync(string user, MonthRequest activation, MonthTarget target)
    {
        (await AskAsync(user, user, target, "SelfDeactivate", "Assignment", "Done", null)).Outcome = "Done";
        activation.Outcome = "Deactivated";
        activation.Ended = clock.UtcNow;
    }

    /// <summary>Asks for a role that somebody has to approve, for an hour.</summary>
    public async Task<MonthRequest> AskForAsync(string user, MonthTarget target)
    {
        var request = await AskAsync(user, user, target, "SelfActivate", "Assignment", "Please", new JsonObject { ["expiration"] = After(TimeSpan.FromHours(1)) });
        request.Outcome = "AwaitingDecision";
        return request;
    }

    public async Task DecideAsync(string approver, MonthRequest request, bool approve)
    {
        var body = new JsonObject { ["reviewResult"] = approve ? "Approve" : "Deny", ["justification"] = approve ? "Seen and agreed" : "Not today" };
        await DecideAsync(approver, request, body);
        request.Decision = approve ? "Approve" : "Deny";
        request.DecidedBy = NameOf(approver);
        request.DecidedAfter = clock.UtcNow - request.Asked;
        ledger.Events++;
        if (!approve)
        {
            request.Outcome = "Denied";
            return;
        }

        request.Began = clock.UtcNow;
        End(request, "Expired", clock.UtcNow.AddHours(1));
    }

    public async Task CancelAsync(string user, MonthRequest request)
    {
        await calls.PostAsync(user, $"{Roles}roleAssignmentScheduleRequests/{request.Id}/cancel", []);
        request.Outcome = "Canceled";
        ledger.Events++;
    }

    /// <summary>Asks without a reason, which the role's setting demands.</summary>
    public async Task FailAsync(string user, MonthTarget target)
    {
        await calls.RefusedAsync(user, Roles + "roleAssignmentScheduleRequests", new JsonObject
        {
            ["action"] = "selfActivate",
            ["principalId"] = await IdAsync(user),
            ["roleDefinitionId"] = target.Id,
            ["directoryScopeId"] = "/",
            ["scheduleInfo"] = new JsonObject { ["expiration"] = After(TimeSpan.FromHours(1)) },
        });
        ledger.Requests.Add(new MonthRequest(null, target.Kind, "SelfActivate", target.Name, NameOf(user), NameOf(user), clock.UtcNow) { Outcome = "Failed" });
        ledger.Events++;
    }

    public async Task AssignOutsideAsync(string by, string user, MonthTarget target)
    {
        if (target.Kind == "AzureRole")
        {
            await calls.PutAsync(by, $"{target.Scope}{Azure}roleAssignments/{NextName()}?api-version=2022-04-01", new JsonObject
            {
                ["principalId"] = await IdAsync(user),
                ["roleDefinitionId"] = Azure + "roleDefinitions/" + target.Id,
            });
        }
        else
        {
            await calls.PostAsync(by, Roles + "roleAssignments", new JsonObject
            {
                ["principalId"] = await IdAsync(user),
                ["roleDefinitionId"] = target.Id,
                ["directoryScopeId"] = "/",
            });
        }

        ledger.OutsidePim.Add(new MonthOutside(target.Kind, target.Name, NameOf(user)));
        ledger.Found("OutsidePim");
        ledger.Events++;
    }

    /// <summary>Changes one rule of an Entra role's settings.</summary>
    public async Task ChangeRuleAsync(string by, MonthTarget target, string ruleId, Action<JsonNode> change)
    {
        var filter = Uri.EscapeDataString($"scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{target.Id}'");
        var policy = (string)(await calls.FirstAsync(by, MonthCalls.Graph, "/v1.0/policies/roleManagementPolicyAssignments?$filter=" + filter))["policyId"]!;
        var address = $"/v1.0/policies/roleManagementPolicies/{policy}/rules/{ruleId}";
        var rule = (JsonObject)await calls.GetAsync(by, MonthCalls.Graph, address);
        rule.Remove("@odata.context");
        change(rule);
        await calls.PatchAsync(by, MonthCalls.Graph, address, rule);
        ledger.SettingChanges++;
        ledger.Found("SettingsChanged");
        ledger.Events++;
    }

    /// <summary>Lets one person approve the activations of an Entra role.</summary>
    public async Task RequireApprovalAsync(string by, MonthTarget target, string approver)
    {
        var id = await IdAsync(approver);
        await ChangeRuleAsync(by, target, "Approval_EndUser_Assignment", rule =>
        {
            rule["setting"]!["isApprovalRequired"] = true;
            rule["setting"]!["approvalStages"]![0]!["primaryApprovers"] = new JsonArray(new JsonObject { ["@odata.type"] = "#microsoft.graph.singleUser", ["userId"] = id });
        });
    }

    private async Task<MonthRequest> AskAsync(string by, string user, MonthTarget target, string action, string type, string reason, JsonObject? schedule)
    {
        var answer = target.Kind switch
        {
            "AzureRole" => await calls.PutAsync(by, $"{target.Scope}{Azure}role{type}ScheduleRequests/{NextName()}{Pim}", new JsonObject
            {
                ["principalId"] = await IdAsync(user),
                ["roleDefinitionId"] = Azure + "roleDefinitions/" + target.Id,
                ["requestType"] = action,
                ["justification"] = reason,
                ["scheduleInfo"] = schedule,
            }),
            "Group" => await calls.PostAsync(by, $"{Groups}{Camel(type)}ScheduleRequests", new JsonObject
            {
                ["action"] = Camel(action),
                ["principalId"] = await IdAsync(user),
                ["groupId"] = target.Id,
                ["accessId"] = "member",
                ["justification"] = reason,
                ["scheduleInfo"] = schedule,
            }),
            _ => await calls.PostAsync(by, $"{Roles}role{type}ScheduleRequests", new JsonObject
            {
                ["action"] = Camel(action),
                ["principalId"] = await IdAsync(user),
                ["roleDefinitionId"] = target.Id,
                ["directoryScopeId"] = "/",
                ["justification"] = reason,
                ["scheduleInfo"] = schedule,
            }),
        };
        var request = new MonthRequest((string)(answer["name"] ?? answer["id"])!, target.Kind, action, target.Name, NameOf(user), NameOf(by), clock.UtcNow);
        ledger.Requests.Add(request);
        ledger.Events++;
        return request;
    }

    private async Task DecideAsync(string approver, MonthRequest request, JsonObject body)
    {
        switch (request.Kind)
        {
            case "AzureRole":
                var stages = $"{Azure}roleAssignmentApprovals/{request.Id}/stages";
                var stage = (string)(await calls.FirstAsync(approver, MonthCalls.Arm, stages + Approvals))["name"]!;
                await calls.PatchAsync(approver, MonthCalls.Arm, $"{stages}/{stage}{Approvals}", new JsonObject { ["properties"] = body });
                break;
            case "Group":
                await calls.PatchAsync(approver, MonthCalls.Graph, $"{Groups}assignmentApprovals/{request.Id}/stages/{request.Id}", body);
                break;
            default:
                await calls.PatchAsync(approver, MonthCalls.Graph, $"/beta/roleManagement/directory/roleAssignmentApprovals/{request.Id}/steps/{request.Id}", body);
                break;
        }
    }

    private void End(MonthRequest request, string outcome, DateTimeOffset time)
    {
        request.Outcome = outcome;
        request.Ended = time;
        ledger.Events += 2;
    }

    private async Task<string> IdAsync(string user)
    {
        if (!_ids.TryGetValue(user, out var id))
            _ids[user] = id = (string)(await calls.GetAsync("dana", MonthCalls.Graph, "/v1.0/users/" + NameOf(user)))["id"]!;
        return id;
    }

    // The caller chooses the names of Azure's objects; these are the same in every run.
    private string NextName() => new Guid(++_names, 0x4d6f, 0x4e74, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString("D", CultureInfo.InvariantCulture);

    private static JsonObject After(TimeSpan duration) => new() { ["type"] = "afterDuration", ["duration"] = System.Xml.XmlConvert.ToString(duration) };

    private static string Camel(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
