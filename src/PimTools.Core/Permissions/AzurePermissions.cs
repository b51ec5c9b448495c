using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>What Azure roles need: an action at the scope, and nothing for what is one's own (API reference, sections 5 to 7).</summary>
internal static class AzurePermissions
{
    private const string Authorization = "Microsoft.Authorization/";
    private const string Readers = "Reader at the scope";
    private const string Administrators = "Owner or User Access Administrator at the scope";

    public static IEnumerable<PimRight> All { get; } = new[]
    {
        Of(PimOperation.ListRoles, "roleDefinitions/read", Readers),
        Of(PimOperation.ReadEligible, "roleAssignments/read", Readers),
        Of(PimOperation.ReadActive, "roleAssignments/read", Readers),
        Of(PimOperation.ReadEligibleRequests, "roleAssignments/read", Readers),
        Of(PimOperation.ReadActiveRequests, "roleAssignments/read", Readers),
        Of(PimOperation.AssignEligible, "roleEligibilityScheduleRequests/write", Administrators),
        Of(PimOperation.AssignActive, "roleAssignmentScheduleRequests/write", Administrators),
        Of(PimOperation.RemoveEligible, "roleEligibilityScheduleRequests/write", Administrators),
        Of(PimOperation.RemoveActive, "roleAssignmentScheduleRequests/write", Administrators),
        Of(PimOperation.CancelEligible, "roleEligibilityScheduleRequests/cancel/action", Administrators),
        Of(PimOperation.CancelActive, "roleAssignmentScheduleRequests/cancel/action", Administrators),
        Of(PimOperation.ReadSettings, "roleManagementPolicies/read", Readers),
        Of(PimOperation.ChangeSettings, "roleManagementPolicies/write", Administrators),
    };

    private static PimRight Of(PimOperation operation, string action, string besides) =>
        new(operation, PimKind.AzureRole, Array.Empty<string>(), Array.Empty<string>()) { Action = Authorization + action, Besides = besides };
}
