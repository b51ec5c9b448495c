using System;
using System.Collections.Generic;

namespace PimTools.Permissions;

/// <summary>Lists the actions for Azure roles; the caller's own roles need none (API reference, sections 5 to 7).</summary>
internal static class AzurePermissions
{
    private const string Authorization = "Microsoft.Authorization/";
    private const string Readers = "Reader at the scope";
    private const string Administrators = "Owner or User Access Administrator at the scope";

    public static IEnumerable<PimRight> All { get; } = new[]
    {
        Of(PimOperation.ListRoles, Authorization + "roleDefinitions/read", Readers),
        Of(PimOperation.FindResources, "Microsoft.Resources/subscriptions/resources/read", Readers),
        Of(PimOperation.ReadEligible, Authorization + "roleAssignments/read", Readers),
        Of(PimOperation.ReadActive, Authorization + "roleAssignments/read", Readers),
        Of(PimOperation.ReadEligibleRequests, Authorization + "roleAssignments/read", Readers),
        Of(PimOperation.ReadActiveRequests, Authorization + "roleAssignments/read", Readers),
        Of(PimOperation.AssignEligible, Authorization + "roleEligibilityScheduleRequests/write", Administrators),
        Of(PimOperation.AssignActive, Authorization + "roleAssignmentScheduleRequests/write", Administrators),
        Of(PimOperation.RemoveEligible, Authorization + "roleEligibilityScheduleRequests/write", Administrators),
        Of(PimOperation.RemoveActive, Authorization + "roleAssignmentScheduleRequests/write", Administrators),
        Of(PimOperation.CancelEligible, Authorization + "roleEligibilityScheduleRequests/cancel/action", Administrators),
        Of(PimOperation.CancelActive, Authorization + "roleAssignmentScheduleRequests/cancel/action", Administrators),
        Of(PimOperation.ReadReviews, Authorization + "accessReviewScheduleDefinitions/read", Readers),
        Of(PimOperation.ChangeReviews, Authorization + "accessReviewScheduleDefinitions/write", Administrators),
        Of(PimOperation.ReadSettings, Authorization + "roleManagementPolicies/read", Readers),
        Of(PimOperation.ChangeSettings, Authorization + "roleManagementPolicies/write", Administrators),
        Of(PimOperation.ReadActivityLog, "Microsoft.Insights/eventtypes/values/read", "Reader at the subscription"),
        Of(PimOperation.ReadAlerts, Authorization + "roleManagementAlerts/read", Readers),
        Of(PimOperation.ChangeAlerts, Authorization + "roleManagementAlerts/write", Administrators),
    };

    private static PimRight Of(PimOperation operation, string action, string besides) =>
        new(operation, PimKind.AzureRole, Array.Empty<string>(), Array.Empty<string>()) { Action = action, Besides = besides };
}
