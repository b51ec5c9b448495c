using System;
using System.Linq;
using System.Text.Json;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Bodies and URLs that are wrong in one place each: the validator must see it.</summary>
public sealed class ContractRefusalTests
{
    private const string Graph = "https://graph.microsoft.com/v1.0";
    private const string Requests = Graph + "/roleManagement/directory/roleAssignmentScheduleRequests";
    private const string Rule = Graph + "/policies/roleManagementPolicies/p/rules/Approval_EndUser_Assignment";

    private const string Activation = """
        {
          "action": "selfActivate", "principalId": "p", "roleDefinitionId": "r", "directoryScopeId": "/", "isValidationOnly": false,
          "scheduleInfo": { "startDateTime": "2030-01-01T08:00:00Z", "expiration": { "type": "afterDuration", "duration": "PT4H" } },
          "ticketInfo": null
        }
        """;

    private const string ApprovalRule = """
        {
          "@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", "id": "Approval_EndUser_Assignment",
          "setting": { "approvalStages": [ { "primaryApprovers": [ { "@odata.type": "#microsoft.graph.singleUser", "userId": "u" } ] } ] }
        }
        """;

    [SkippableTheory]
    [InlineData(Requests, Activation)]
    [InlineData(Rule, ApprovalRule, "PATCH")]
    public void A_right_body_is_not_refused(string url, string body, string method = "POST") =>
        Assert.Empty(ContractData.Contract.CheckRequest(method, new Uri(url), Parse(body), isStrict: true));

    [SkippableTheory]
    [InlineData("\"selfActivate\"", "\"selfActivated\"", "$.action: 'selfActivated' is none of")]
    [InlineData("false", "\"false\"", "$.isValidationOnly: String where boolean is expected")]
    [InlineData("\"/\"", "[\"/\"]", "$.directoryScopeId: Array where string is expected")]
    [InlineData("2030-01-01T08:00:00Z", "2030-01-01T08:00:00", "$.scheduleInfo.startDateTime: '2030-01-01T08:00:00' does not match")]
    [InlineData("PT4H", "4:00:00", "$.scheduleInfo.expiration.duration: '4:00:00' does not match")]
    [InlineData("\"type\": \"afterDuration\", ", "\"type\": 4, ", "$.scheduleInfo.expiration.type: Number where string is expected")]
    [InlineData("\"ticketInfo\": null", "\"status\": null", "$.status: null is not allowed")]
    [InlineData("\"ticketInfo\"", "\"ticketInformation\"", "has no property 'ticketInformation'")]
    [InlineData("\"duration\"", "\"durations\"", "microsoft.graph.expirationPattern has no property 'durations'")]
    public void A_wrong_activation_is_refused_at_its_place(string right, string wrong, string violation) =>
        AssertRefused("POST", Requests, Activation, right, wrong, violation);

    [SkippableTheory]
    [InlineData("PolicyApprovalRule", "PolicyApprovalsRule", "is no @odata.type of microsoft.graph.unifiedRoleManagementPolicyRule")]
    [InlineData("PolicyApprovalRule", "PolicyExpirationRule", "has no property 'setting'")]
    [InlineData("\"@odata.type\": \"#microsoft.graph.singleUser\", ", "", "microsoft.graph.subjectSet has no property 'userId'")]
    [InlineData("\"userId\"", "\"id\"", "microsoft.graph.singleUser has no property 'id'")]
    public void A_wrong_rule_is_refused_at_its_place(string right, string wrong, string violation) =>
        AssertRefused("PATCH", Rule, ApprovalRule, right, wrong, violation);

    [SkippableFact]
    public void A_misspelt_name_is_refused_only_when_names_are_checked()
    {
        var body = Parse(Activation.Replace("ticketInfo", "ticket", StringComparison.Ordinal));

        Assert.Empty(ContractData.Contract.CheckRequest("POST", new Uri(Requests), body, isStrict: false));
    }

    [SkippableTheory]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    public void A_batch_of_more_than_twenty_is_refused(int size, int violations)
    {
        var batch = new { requests = Enumerable.Range(0, size).Select(id => new { id = $"{id}", method = "GET", url = "/users/u" }) };
        var body = JsonSerializer.SerializeToElement(batch);

        Assert.Equal(violations, ContractData.Contract.CheckRequest("POST", new Uri(Graph + "/$batch"), body, isStrict: true).Count);
    }

    [SkippableTheory]
    [InlineData("selfActivate", 404, 0)]
    [InlineData("selfActivated", 404, 1)]
    [InlineData("selfActivate", 200, 1)]
    public void A_wrong_part_of_a_batch_is_refused(string action, int status, int violations)
    {
        var sent = new { id = "1", method = "POST", url = Requests[Graph.Length..], body = new { action } };
        var answered = new { id = "1", status, body = new { error = new { code = "x", message = "y" } } };

        var found = new CallCheck(ContractData.Contract).Run(
            "POST",
            new Uri(Graph + "/$batch"),
            JsonSerializer.Serialize(new { requests = new[] { sent } }),
            200,
            JsonSerializer.Serialize(new { responses = new[] { answered } }));

        Assert.Equal(violations, found.Count);
    }

    [SkippableTheory]
    [InlineData("GET", "/roleManagement/directory/roleAssignmentScheduleRequest", "the contract has no GET")]
    [InlineData("PUT", "/roleManagement/directory/roleAssignmentScheduleRequests", "the contract has no PUT")]
    [InlineData("GET", "/roleManagement/directory/roleAssignmentApprovals/a", "the contract has no GET")]
    [InlineData("GET", "/roleManagement/directory/roleDefinitions?$filters=x", "has no option $filters")]
    public void A_wrong_call_is_refused(string method, string path, string violation) =>
        Assert.Contains(
            ContractData.Contract.CheckRequest(method, new Uri(Graph + path), null, isStrict: true),
            found => found.Message.Contains(violation, StringComparison.Ordinal));

    [SkippableTheory]
    [InlineData("GET", "/roleManagement/directory/roleDefinitions?$top=5")]
    [InlineData("GET", "/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='approver')")]
    [InlineData("GET", "/roleManagement/directory/roleAssignmentScheduleRequests/microsoft.graph.filterByCurrentUser(on='approver')")]
    [InlineData("GET", "/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on=%27approver%27)")]
    [InlineData("POST", "/roleManagement/directory/roleAssignmentScheduleRequests/r/cancel")]
    [InlineData("GET", "/users/someone%40contoso.com?$select=id")]
    [InlineData("GET", "/users('%24omeone%40contoso.com')?$select=id")]
    public void A_right_call_is_not_refused(string method, string path) =>
        Assert.Empty(ContractData.Contract.CheckRequest(method, new Uri(Graph + path), null, isStrict: true));

    [SkippableTheory]
    [InlineData(200, "201 is documented")]
    [InlineData(302, "201 is documented")]
    public void An_undocumented_status_is_refused(int status, string violation)
    {
        var found = ContractData.Contract.CheckResponse("POST", new Uri(Requests), status, Parse(Activation), isStrict: true);

        Assert.Contains(violation, Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(201, null, "no body where one is expected")]
    [InlineData(400, """{ "code": "x", "message": "y" }""", "'error' is missing")]
    [InlineData(400, """{ "error": { "code": "x" } }""", "'message' is missing")]
    public void A_wrong_answer_is_refused(int status, string? body, string violation) =>
        Assert.Contains(
            ContractData.Contract.CheckResponse("POST", new Uri(Requests), status, body is null ? null : Parse(body), isStrict: false),
            found => found.Message.Contains(violation, StringComparison.Ordinal));

    private static void AssertRefused(string method, string url, string body, string right, string wrong, string violation)
    {
        Assert.Contains(right, body, StringComparison.Ordinal);
        var changed = Parse(body.Replace(right, wrong, StringComparison.Ordinal));

        var found = Assert.Single(ContractData.Contract.CheckRequest(method, new Uri(url), changed, isStrict: true));
        Assert.Contains(violation, found.ToString(), StringComparison.Ordinal);
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
