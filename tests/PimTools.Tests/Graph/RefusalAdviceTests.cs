using System;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph.Auth;
using PimTools.Graph.Tokens;
using PimTools.Graph.Errors;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests that the advice of a refusal depends on what the connection has: consent where that is missing, and what else it takes where not.</summary>
public class RefusalAdviceTests
{
    private const string Denied = """{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}""";
    private const string Instances = "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances";

    private readonly Contoso _contoso = new();

    [Fact]
    public void Who_lacks_the_permission_is_told_which_will_do_and_which_there_are()
    {
        var error = Map("GET", Instances, Denied, "AuditLog.Read.All", "Directory.Read.All", "Mail.Read");

        Assert.Equal("The permission RoleEligibilitySchedule.Read.Directory is missing. The service says: Insufficient privileges to complete the operation.", error.Message);
        Assert.Contains("one of RoleEligibilitySchedule.Read.Directory, RoleEligibilitySchedule.ReadWrite.Directory, RoleManagement.Read.Directory", error.Remedy);
        Assert.Contains("This connection has AuditLog.Read.All, Directory.Read.All.", error.Remedy);
        Assert.Contains("consent to RoleEligibilitySchedule.Read.Directory", error.Remedy);
    }

    [Fact]
    public void Who_has_nothing_of_PIM_is_told_so() => Assert.Contains("none that PIM knows", Map("GET", Instances, Denied, "Mail.Read").Remedy);

    [Theory]
    [InlineData("GET", Instances, "RoleEligibilitySchedule.Read.Directory", "Global Reader")]
    [InlineData("GET", Instances, "RoleManagement.ReadWrite.Directory", "Global Reader")]
    [InlineData("POST", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests", "RoleAssignmentSchedule.ReadWrite.Directory", "Privileged Role Administrator")]
    [InlineData("POST", "/v1.0/identityGovernance/privilegedAccess/group/assignmentScheduleRequests", "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", "ownership of the group")]
    [InlineData("PATCH", "/v1.0/policies/roleManagementPolicies/Group_1_2/rules/3", "RoleManagementPolicy.ReadWrite.AzureADGroup", "ownership of the group")]
    [InlineData("PATCH", "/beta/roleManagement/directory/roleAssignmentApprovals/1/steps/2", "RoleAssignmentSchedule.ReadWrite.Directory", "being an approver")]
    [InlineData("GET", "/v1.0/auditLogs/directoryAudits", "AuditLog.Read.All", "Reports Reader")]
    public void Who_has_the_permission_is_not_sent_for_consent(string method, string path, string permission, string besides)
    {
        var error = Map(method, path, Denied, permission);

        Assert.Equal(PimErrorCode.PermissionMissing, error.Code);
        Assert.Contains("has the permission " + permission, error.Message);
        Assert.Contains(besides, error.Remedy);
        Assert.Contains("licence", error.Remedy);
        Assert.DoesNotContain("administrator consent to", error.Remedy);
    }

    [Fact]
    public void What_is_ones_own_takes_no_directory_role()
    {
        var error = Map("GET", Instances + "/filterByCurrentUser(on='principal')", Denied, "RoleEligibilitySchedule.Read.Directory");

        Assert.DoesNotContain("Reader", error.Remedy);
        Assert.Contains("licence", error.Remedy);
    }

    [Fact]
    public void A_permission_that_the_service_names_counts_for_more_than_the_table()
    {
        var error = Map("GET", Instances, NotGranted("RoleManagement.Special.Directory"), "RoleEligibilitySchedule.Read.Directory");

        Assert.Equal("The permission RoleManagement.Special.Directory is missing.", error.Message);
        Assert.Contains("consent to RoleManagement.Special.Directory", error.Remedy);
    }

    [Fact]
    public void A_named_permission_that_is_there_asks_for_a_newer_token()
    {
        var error = Map("GET", Instances, NotGranted("RoleEligibilitySchedule.Read.Directory"), "RoleEligibilitySchedule.Read.Directory");

        Assert.Contains("which this connection has", error.Message);
        Assert.DoesNotContain("administrator consent to", error.Remedy);
        Assert.Contains("Run Connect-Pim again", error.Remedy);
    }

    [Theory]
    [InlineData("Microsoft.Authorization/roleAssignments/read", "Reader does")]
    [InlineData("Microsoft.Authorization/roleAssignmentScheduleRequests/write", "Owner or User Access Administrator does")]
    public void Azure_names_the_action_and_the_scope(string action, string who)
    {
        var text = $"The client 'a' with object id 'b' does not have authorization to perform action '{action}' over scope '/subscriptions/1/resourceGroups/web' or the scope is invalid.";
        var body = new Newtonsoft.Json.Linq.JObject { ["error"] = new Newtonsoft.Json.Linq.JObject { ["code"] = "AuthorizationFailed", ["message"] = text } };

        var error = Map("PUT", "/subscriptions/1/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/2", body.ToString());

        Assert.Equal($"The permission {action} at /subscriptions/1/resourceGroups/web is missing.", error.Message);
        Assert.Contains(who, error.Remedy);
        Assert.DoesNotContain("consent", error.Remedy);
    }

    [Fact]
    public async Task The_token_of_the_call_is_what_counts()
    {
        using var ada = await _contoso.ConnectAsync("ada", new EmulatedTokenOptions { Scopes = ["RoleManagementPolicy.Read.Directory"] });

        var error = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ada.Roles.ListAsync([PimKind.EntraRole], _ => { }, PimCall.None));

        Assert.Contains("RoleManagement.Read.Directory is missing", error.Message);
        Assert.Contains("This connection has RoleManagementPolicy.Read.Directory.", error.Remedy);
    }

    [Fact]
    public async Task What_is_refused_as_part_of_a_batch_is_told_the_same_way()
    {
        using var ada = await _contoso.ConnectAsync("ada", new EmulatedTokenOptions { Scopes = ["PrivilegedAccess.Read.AzureADGroup"] });

        var error = await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing,
            () => ada.Assignments.ListAsync(new PimAssignmentFilter { Kinds = [PimKind.Group], Type = PimAssignmentType.Eligible }, _ => { }, PimCall.None));

        Assert.Contains("PrivilegedEligibilitySchedule.Read.AzureADGroup is missing", error.Message);
        Assert.Contains("This connection has PrivilegedAccess.Read.AzureADGroup.", error.Remedy);
    }

    private static string NotGranted(string permission) => """{"error":{"code":"UnknownError","message":"{\"errorCode\":\"PermissionScopeNotGranted\",\"message\":\"Authorization failed due to missing permission scope NAME.\"}"}}"""
        .Replace("NAME", permission, StringComparison.Ordinal);

    private PimException Map(string method, string path, string body, params string[] scopes) => ErrorMapper.Map(new ErrorResponse(method, path, 403, body)
    {
        Caller = TokenClaims.Read(_contoso.Tenant.IssueToken("ada", new EmulatedTokenOptions { Scopes = scopes })),
    });
}
