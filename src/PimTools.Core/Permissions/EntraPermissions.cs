using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Permissions;

/// <summary>Lists the permissions for Entra roles (Graph permissions reference; API reference, sections 3, 6 and 7).</summary>
internal static class EntraPermissions
{
    private const string Readers = "Global Reader, Security Reader or Privileged Role Administrator";
    private const string Administrator = "Privileged Role Administrator";

    private static readonly string[] ReadRoles =
    {
        "RoleManagement.Read.Directory", "RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory",
    };

    private static readonly string[] ReadEligible =
        new[] { "RoleEligibilitySchedule.Read.Directory", "RoleEligibilitySchedule.ReadWrite.Directory" }.Concat(ReadRoles).ToArray();

    private static readonly string[] ReadActive =
        new[] { "RoleAssignmentSchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory" }.Concat(ReadRoles).ToArray();

    private static readonly string[] RequestEligible = { "RoleEligibilitySchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory" };
    private static readonly string[] RequestActive = { "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory" };
    private static readonly string[] ChangeSettings = { "RoleManagementPolicy.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory" };

    public static IEnumerable<PimRight> All { get; } = new[]
    {
        Of(PimOperation.ListRoles, ReadRoles.Concat(new[] { "Directory.Read.All", "Directory.ReadWrite.All" }).ToArray()),
        Of(
            PimOperation.ListScopes,
            new[] { "AdministrativeUnit.Read.All", "AdministrativeUnit.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All" }),
        Of(PimOperation.ReadOwnEligible, ReadEligible),
        Of(PimOperation.ReadOwnActive, ReadActive),
        Of(PimOperation.ReadEligible, ReadEligible, Readers),
        Of(PimOperation.ReadActive, ReadActive, Readers),
        Of(PimOperation.ReadEligibleRequests, RequestEligible, Readers),
        Of(PimOperation.ReadActiveRequests, RequestActive, Readers),
        Of(PimOperation.Activate, RequestActive),
        Of(PimOperation.ExtendOwnEligible, RequestEligible),
        Of(PimOperation.AssignEligible, RequestEligible, Administrator),
        Of(PimOperation.AssignActive, RequestActive, Administrator),
        Of(PimOperation.RemoveEligible, Removing("RoleEligibilitySchedule.Remove.Directory", RequestEligible), Administrator),
        Of(PimOperation.RemoveActive, Removing("RoleAssignmentSchedule.Remove.Directory", RequestActive), Administrator),
        Of(PimOperation.CancelEligible, RequestEligible, Administrator),
        Of(PimOperation.CancelActive, RequestActive, Administrator),
        OfPeople(
            PimOperation.ReadApprovals,
            "RoleAssignmentSchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.ReadWrite.Directory"),
        OfPeople(PimOperation.Decide, RequestActive),
        new PimRight(
            PimOperation.ReadSettings,
            PimKind.EntraRole,
            new[] { "RoleManagementPolicy.Read.Directory", "RoleManagementPolicy.ReadWrite.Directory" }.Concat(ReadRoles).ToArray(),
            ReadRoles) { Besides = Readers },

        // The permissions reference has it for people only, newer pages and tenants for applications, too.
        Of(PimOperation.ChangeSettings, ChangeSettings, Administrator),
        Of(PimOperation.ReadAlerts, new[] { "RoleManagementAlert.Read.Directory", "RoleManagementAlert.ReadWrite.Directory" }, Readers),
        Of(PimOperation.ChangeAlerts, new[] { "RoleManagementAlert.ReadWrite.Directory" }, Administrator),
    };

    private static string[] Removing(string least, string[] requesting) => new[] { least }.Concat(requesting).ToArray();

    private static PimRight Of(PimOperation operation, string[] anyOf, string? besides = null) =>
        new(operation, PimKind.EntraRole, anyOf, anyOf) { Besides = besides };

    private static PimRight OfPeople(PimOperation operation, params string[] anyOf) =>
        new(operation, PimKind.EntraRole, anyOf, Array.Empty<string>()) { Besides = "being an approver of the role" };
}
