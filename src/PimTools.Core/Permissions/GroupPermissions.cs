using System;
using System.Collections.Generic;

namespace PimTools.Permissions;

/// <summary>Lists the permissions for PIM for Groups (Graph permissions reference; API reference, sections 4, 6 and 7).</summary>
internal static class GroupPermissions
{
    private const string Readers = "ownership of the group, or Global Reader";

    private const string Administrators =
        "ownership of the group, Groups Administrator, or Privileged Role Administrator where the group is role-assignable";

    private static readonly string[] ReadEligible =
    {
        "PrivilegedEligibilitySchedule.Read.AzureADGroup", "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
    };

    private static readonly string[] ReadActive =
    {
        "PrivilegedAssignmentSchedule.Read.AzureADGroup", "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
    };

    private static readonly string[] RequestEligible = { "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup" };
    private static readonly string[] RequestActive = { "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup" };
    private static readonly string[] ListGroups = { "PrivilegedAccess.Read.AzureADGroup", "PrivilegedAccess.ReadWrite.AzureADGroup" };

    public static IEnumerable<PimRight> All { get; } = new[]
    {
        Of(PimOperation.ListRoles, ListGroups),
        Of(PimOperation.ListScopes, ListGroups),
        Of(PimOperation.ReadOwnEligible, ReadEligible),
        Of(PimOperation.ReadOwnActive, ReadActive),
        Of(PimOperation.ReadEligible, ReadEligible, Readers),
        Of(PimOperation.ReadActive, ReadActive, Readers),
        Of(PimOperation.ReadEligibleRequests, ReadEligible, Readers),
        Of(PimOperation.ReadActiveRequests, ReadActive, Readers),
        Of(PimOperation.Activate, RequestActive),
        Of(PimOperation.ExtendOwnEligible, RequestEligible),
        Of(PimOperation.AssignEligible, RequestEligible, Administrators),
        Of(PimOperation.AssignActive, RequestActive, Administrators),
        Of(
            PimOperation.RemoveEligible,
            new[] { "PrivilegedEligibilitySchedule.Remove.AzureADGroup", "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup" },
            Administrators),
        Of(
            PimOperation.RemoveActive,
            new[] { "PrivilegedAssignmentSchedule.Remove.AzureADGroup", "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup" },
            Administrators),
        Of(PimOperation.CancelEligible, RequestEligible, Administrators),
        Of(PimOperation.CancelActive, RequestActive, Administrators),
        OfPeople(PimOperation.ReadApprovals, ReadActive),
        OfPeople(PimOperation.Decide, RequestActive),
        Of(
            PimOperation.ReadSettings,
            new[] { "RoleManagementPolicy.Read.AzureADGroup", "RoleManagementPolicy.ReadWrite.AzureADGroup" },
            Readers),
        Of(PimOperation.ChangeSettings, new[] { "RoleManagementPolicy.ReadWrite.AzureADGroup" }, Administrators),
    };

    private static PimRight Of(PimOperation operation, string[] anyOf, string? besides = null) =>
        new(operation, PimKind.Group, anyOf, anyOf) { Besides = besides };

    private static PimRight OfPeople(PimOperation operation, string[] anyOf) =>
        new(operation, PimKind.Group, anyOf, Array.Empty<string>()) { Besides = "being an approver of the group" };
}
