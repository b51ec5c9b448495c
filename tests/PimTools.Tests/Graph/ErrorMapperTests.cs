using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PimTools.Graph.Errors;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

public class ErrorMapperTests
{
    private static readonly Dictionary<string, PimErrorCode> Expected = new()
    {
        ["azure-acrs-claims-challenge"] = PimErrorCode.StepUpRequired,
        ["azure-active-duration-too-short"] = PimErrorCode.ActiveDurationTooShort,
        ["azure-authorization-failed"] = PimErrorCode.PermissionMissing,
        ["azure-pending-role-assignment-request"] = PimErrorCode.PendingRequestExists,
        ["azure-policy-eligibilityrule"] = PimErrorCode.NotEligible,
        ["azure-policy-expirationrule"] = PimErrorCode.DurationTooLong,
        ["azure-policy-justificationrule"] = PimErrorCode.JustificationRequired,
        ["azure-policy-mfarule"] = PimErrorCode.MfaRequired,
        ["azure-policy-ticketingrule"] = PimErrorCode.TicketRequired,
        ["azure-role-assignment-does-not-exist"] = PimErrorCode.NotActive,
        ["azure-role-assignment-exists"] = PimErrorCode.AlreadyActive,
        ["azure-subject-not-found"] = PimErrorCode.PrincipalNotFound,
        ["azure-too-many-requests"] = PimErrorCode.Throttled,
        ["graph-acrs-claims-challenge-wrapped"] = PimErrorCode.StepUpRequired,
        ["graph-acrs-claims-challenge"] = PimErrorCode.StepUpRequired,
        ["graph-active-duration-too-short"] = PimErrorCode.ActiveDurationTooShort,
        ["graph-authorization-request-denied"] = PimErrorCode.PermissionMissing,
        ["graph-insufficient-permissions"] = PimErrorCode.PermissionMissing,
        ["graph-license-required"] = PimErrorCode.LicenseMissing,
        ["graph-pending-role-assignment-request"] = PimErrorCode.PendingRequestExists,
        ["graph-policy-eligibilityrule"] = PimErrorCode.NotEligible,
        ["graph-policy-expirationrule"] = PimErrorCode.DurationTooLong,
        ["graph-policy-justificationrule"] = PimErrorCode.JustificationRequired,
        ["graph-policy-mfarule"] = PimErrorCode.MfaRequired,
        ["graph-policy-multiple"] = PimErrorCode.PolicyViolation,
        ["graph-policy-ticketingrule"] = PimErrorCode.TicketRequired,
        ["graph-resource-not-found"] = PimErrorCode.NotFound,
        ["graph-role-assignment-does-not-exist"] = PimErrorCode.NotActive,
        ["graph-role-assignment-exists"] = PimErrorCode.AlreadyActive,
        ["graph-subject-not-found"] = PimErrorCode.PrincipalNotFound,
        ["graph-too-many-requests"] = PimErrorCode.Throttled,
    };

    [Theory]
    [InlineData("/subscriptions/1/resourceGroups/rg a", "/subscriptions/1/resourceGroups/rg a")]
    [InlineData("/providers/Microsoft.Management/managementGroups/contoso", "/providers/Microsoft.Management/managementGroups/contoso")]
    [InlineData("", null)]
    [InlineData("/elsewhere", null)]
    public void A_scope_that_azure_does_not_know_is_named(string scope, string? named)
    {
        var path = scope + "/providers/Microsoft.Authorization/roleAssignmentScheduleRequests?$filter=roleDefinitionId eq '/providers/Microsoft.Authorization/roleDefinitions/1'";

        var error = ErrorMapper.Map(new ErrorResponse("GET", path, 404, """{"error":{"code":"ResourceGroupNotFound","message":"It could not be found."}}"""));

        Assert.Equal((PimErrorCode.ScopeNotFound, named), (error.Code, error.TargetObject));
        Assert.Contains(named ?? "this scope", error.Message, System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Every_error_body_on_record_is_understood()
    {
        foreach (var row in File.ReadLines(ContractData.PathOf("errors", "ERRORS.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var status = int.Parse(row[1], CultureInfo.InvariantCulture);
            var body = File.ReadAllText(ContractData.PathOf("errors", row[0]));

            var error = ErrorMapper.Map(new ErrorResponse("POST", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests", status, body));

            Assert.Equal((row[0], Expected[row[0].Replace(".response.json", string.Empty)]), (row[0], error.Code));
            Assert.Equal(status, error.Status);
            Assert.NotNull(error.ServiceCode);
            Assert.NotEqual("UnknownError", error.ServiceCode);
            Assert.True(error.Remedy is not null || error.Code == PimErrorCode.NotFound, row[0]);
            Assert.Equal(row[0].StartsWith("graph-", StringComparison.Ordinal), error.RequestId == "00000000-0000-0000-0000-000000000001");
        }
    }

    [Theory]
    [InlineData("RoleAssignmentRequestAcrsValidationFailed")]
    [InlineData("GroupAssignmentRequestAcrsValidationFailed")]
    public void The_claims_of_a_step_up_are_decoded(string code)
    {
        var error = Map(400, code, "&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%20%22value%22%3A%22c1%22%7D%7D%7D");

        Assert.Equal(PimErrorCode.StepUpRequired, error.Code);
        Assert.Equal("""{"access_token":{"acrs":{"essential":true, "value":"c1"}}}""", error.Claims);
    }

    [Theory]
    [InlineData("The following policy rules failed: [\"JustificationRule\"]")]
    [InlineData("The following policy rules failed: JustificationRule - Justification is required")]
    [InlineData("policy rules failed: [ \"justificationrule\" ]", PimErrorCode.PolicyViolation)]
    [InlineData("", PimErrorCode.PolicyViolation)]
    [InlineData("The following policy rules failed: [\"SomeNewRule\"]", PimErrorCode.PolicyViolation)]
    public void Broken_rules_are_found_anywhere_in_the_text(string message, PimErrorCode code = PimErrorCode.JustificationRequired) =>
        Assert.Equal(code, Map(400, "RoleAssignmentRequestPolicyValidationFailed", message).Code);

    [Fact]
    public void Several_broken_rules_are_all_named()
    {
        var error = Map(400, "RoleAssignmentRequestPolicyValidationFailed", "The following policy rules failed: [\"JustificationRule\",\"TicketingRule\",\"SomeNewRule\"]");

        Assert.Equal(PimErrorCode.PolicyViolation, error.Code);
        Assert.Contains("justification", error.Message);
        Assert.Contains("ticket", error.Message);
        Assert.Contains("SomeNewRule", error.Message);
        Assert.Contains("-Justification", error.Remedy);
        Assert.Contains("-TicketNumber", error.Remedy);
    }

    [Theory]
    [InlineData(400, PimErrorCode.InvalidRequest)]
    [InlineData(401, PimErrorCode.AuthenticationFailed)]
    [InlineData(403, PimErrorCode.PermissionMissing)]
    [InlineData(404, PimErrorCode.NotFound)]
    [InlineData(409, PimErrorCode.ServiceError)]
    [InlineData(418, PimErrorCode.ServiceError)]
    [InlineData(429, PimErrorCode.Throttled)]
    [InlineData(500, PimErrorCode.ServiceUnavailable)]
    [InlineData(503, PimErrorCode.ServiceUnavailable)]
    public void An_unknown_code_goes_by_its_status(int status, PimErrorCode code)
    {
        var error = Map(status, "SomethingNew", "Something new happened.");

        Assert.Equal(code, error.Code);
        Assert.Equal("SomethingNew", error.ServiceCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("{\"error\":\"invalid_grant\"}")]
    [InlineData("{\"error\":{\"message\":null}}")]
    public void A_body_that_is_no_error_goes_by_its_status(string body)
    {
        var error = ErrorMapper.Map(new ErrorResponse("GET", "/v1.0/x", 502, body));

        Assert.Equal(PimErrorCode.ServiceUnavailable, error.Code);
        Assert.Null(error.ServiceCode);
    }

    [Fact]
    public void An_expired_token_is_told_from_a_wrong_one() =>
        Assert.Equal(PimErrorCode.TokenExpired, Map(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.").Code);

    [Fact]
    public void A_decision_that_comes_late_is_one() => Assert.Equal(
        PimErrorCode.AlreadyDecided,
        ErrorMapper.Map(new ErrorResponse("PATCH", "/beta/roleManagement/directory/roleAssignmentApprovals/1/steps/2", 409, "{}")).Code);

    [Theory]
    [InlineData("GET", "/v1.0/policies/roleManagementPolicyAssignments", "RoleManagementPolicy.Read.Directory")]
    [InlineData("PATCH", "/v1.0/policies/roleManagementPolicies/1", "RoleManagementPolicy.ReadWrite.Directory")]
    [InlineData("GET", "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances", "RoleEligibilitySchedule.Read.Directory")]
    [InlineData("GET", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/1", "RoleAssignmentSchedule.ReadWrite.Directory")]
    [InlineData("POST", "/v1.0/directoryObjects/getByIds", "Directory.Read.All")]
    [InlineData("GET", "/v1.0/auditLogs/directoryAudits", "AuditLog.Read.All")]
    public void A_missing_permission_is_named(string method, string path, string permission)
    {
        var error = ErrorMapper.Map(new ErrorResponse(method, path, 403, "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"Insufficient privileges\"}}"));

        Assert.Contains(permission, error.Message);
        Assert.Contains(permission, error.Remedy);
    }

    [Fact]
    public void The_service_knows_best_which_permission_is_missing() => Assert.Contains(
        "The permission RoleAssignmentSchedule.ReadWrite.Directory is missing.",
        Map(403, "UnknownError", "{\"errorCode\":\"PermissionScopeNotGranted\",\"message\":\"Authorization failed due to missing permission scope RoleAssignmentSchedule.ReadWrite.Directory.\"}").Message);

    private static PimException Map(int status, string code, string message)
    {
        var body = new Newtonsoft.Json.Linq.JObject { ["error"] = new Newtonsoft.Json.Linq.JObject { ["code"] = code, ["message"] = message } };
        return ErrorMapper.Map(new ErrorResponse("POST", "/v1.0/x", status, body.ToString()));
    }
}
