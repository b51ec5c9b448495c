using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Graph.Errors;

/// <summary>Which permission a refused call lacks: the service's own word, or the least one documented for the path.</summary>
internal static class MissingPermission
{
    private const string AzureProviders = "/providers/Microsoft.";

    private static readonly Regex Named = new(@"permission scope ([\w.]*\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex AzureAction = new(
        @"perform action '([^']+)' over scope '([^']+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Part of path or query, permission to read, permission to write (Graph permissions reference). The first that fits counts.
    private static readonly (string Part, string Read, string Write)[] ByPath =
    {
        ("/roleEligibilityScheduleRequests", "RoleEligibilitySchedule.ReadWrite.Directory", "RoleEligibilitySchedule.ReadWrite.Directory"),
        ("/roleAssignmentScheduleRequests", "RoleAssignmentSchedule.ReadWrite.Directory", "RoleAssignmentSchedule.ReadWrite.Directory"),
        ("/roleEligibilitySchedule", "RoleEligibilitySchedule.Read.Directory", "RoleEligibilitySchedule.ReadWrite.Directory"),
        ("/roleAssignmentSchedule", "RoleAssignmentSchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory"),
        ("/roleAssignmentApprovals", "RoleAssignmentSchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory"),
        ("/privilegedAccess/group/eligibilitySchedule", "PrivilegedEligibilitySchedule.Read.AzureADGroup", "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup"),
        ("/privilegedAccess/group/assignment", "PrivilegedAssignmentSchedule.Read.AzureADGroup", "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup"),
        ("/privilegedAccess/group/resources", "PrivilegedAccess.Read.AzureADGroup", "PrivilegedAccess.ReadWrite.AzureADGroup"),
        ("/roleManagementPolicies/Group_", "RoleManagementPolicy.Read.AzureADGroup", "RoleManagementPolicy.ReadWrite.AzureADGroup"),
        ("scopeType eq 'Group'", "RoleManagementPolicy.Read.AzureADGroup", "RoleManagementPolicy.ReadWrite.AzureADGroup"),
        ("/roleDefinitions", "RoleManagement.Read.Directory", "RoleManagement.ReadWrite.Directory"),
        ("/policies/roleManagementPolic", "RoleManagementPolicy.Read.Directory", "RoleManagementPolicy.ReadWrite.Directory"),
        ("/auditLogs/", "AuditLog.Read.All", "AuditLog.Read.All"),
        ("/administrativeUnits", "AdministrativeUnit.Read.All", "AdministrativeUnit.ReadWrite.All"),
        ("/directoryObjects", "Directory.Read.All", "Directory.ReadWrite.All"),
        ("/servicePrincipals", "Application.Read.All", "Application.ReadWrite.All"),
        ("/groups", "Group.Read.All", "Group.ReadWrite.All"),
        ("/users", "User.ReadBasic.All", "User.ReadWrite.All"),
    };

    public static PimException Describe(Refusal refusal, ServiceError error, Func<PimErrorCode, string, string, PimException> create)
    {
        var text = error.Message ?? string.Empty;
        if (AzureAction.Match(text) is { Success: true } azure)
        {
            return create(
                PimErrorCode.PermissionMissing,
                $"The permission {azure.Groups[1].Value} at {azure.Groups[2].Value} is missing.",
                "Have a role assigned, or activate one, that holds it there: Owner or User Access Administrator does.");
        }

        if (refusal.Path.Mentions(AzureProviders))
        {
            return create(
                PimErrorCode.PermissionMissing,
                "Azure denied access: " + (error.Message ?? "it does not say why."),
                "Have a role assigned, or activate one, that allows it at this scope.");
        }

        if (Named.Match(text) is { Success: true } named)
        {
            return create(
                PimErrorCode.PermissionMissing, $"The permission {named.Groups[1].Value} is missing.", Consent(named.Groups[1].Value));
        }

        return Find(refusal) is { } permission
            ? create(
                PimErrorCode.PermissionMissing,
                $"The service denied access. The permission {permission} or a directory role is missing.",
                Consent(permission) + " What concerns others needs " + (permission.EndsWith("Group", StringComparison.Ordinal)
                    ? "ownership of the group or a directory role besides: Global Reader to read, Groups Administrator to change, "
                    + "or Privileged Role Administrator for a role-assignable group."
                    : "a directory role besides: Global Reader to read, Privileged Role Administrator to change."))
            : create(
                PimErrorCode.PermissionMissing,
                "The service denied access: " + (error.Message ?? "it does not say why."),
                "Get-PimContext shows the permissions of this connection.");
    }

    private static string? Find(Refusal refusal)
    {
        var isRead = refusal.Method == "GET" || refusal.Path.EndsWith("/getByIds", StringComparison.OrdinalIgnoreCase);
        return ByPath
            .Where(entry => refusal.Path.Mentions(entry.Part))
            .Select(entry => isRead ? entry.Read : entry.Write)
            .FirstOrDefault();
    }

    private static string Consent(string permission) =>
        $"Have an administrator consent to {permission}, then run Connect-Pim again. Get-PimContext shows what this connection has.";
}
