using System;
using System.Linq;

namespace PimTools.Graph.Errors;

/// <summary>Finds the right in the table that a call to Graph needs. Azure says so itself when it refuses one.</summary>
internal static class CallPermissions
{
    private const string Entra = "/roleManagement/directory/";
    private const string Groups = "/identityGovernance/privilegedAccess/group/";

    // A part of path or query, and what reading and changing there needs. The first that fits counts.
    private static readonly (string Part, PimKind Kind, PimOperation Read, PimOperation? Change)[] ByPath =
    {
        (Entra + "roleEligibilityScheduleRequests", PimKind.EntraRole, PimOperation.ReadEligibleRequests, PimOperation.AssignEligible),
        (Entra + "roleAssignmentScheduleRequests", PimKind.EntraRole, PimOperation.ReadActiveRequests, PimOperation.AssignActive),
        (Entra + "roleEligibilitySchedule", PimKind.EntraRole, PimOperation.ReadEligible, null),
        (Entra + "roleAssignmentSchedule", PimKind.EntraRole, PimOperation.ReadActive, null),
        (Entra + "roleAssignmentApprovals", PimKind.EntraRole, PimOperation.ReadApprovals, PimOperation.Decide),
        (Entra + "roleDefinitions", PimKind.EntraRole, PimOperation.ListRoles, null),
        (Groups + "eligibilityScheduleRequests", PimKind.Group, PimOperation.ReadEligibleRequests, PimOperation.AssignEligible),
        (Groups + "assignmentScheduleRequests", PimKind.Group, PimOperation.ReadActiveRequests, PimOperation.AssignActive),
        (Groups + "eligibilitySchedule", PimKind.Group, PimOperation.ReadEligible, null),
        (Groups + "assignmentSchedule", PimKind.Group, PimOperation.ReadActive, null),
        (Groups + "assignmentApprovals", PimKind.Group, PimOperation.ReadApprovals, PimOperation.Decide),
        (Groups + "resources", PimKind.Group, PimOperation.ListRoles, null),
        ("/policies/roleManagementPolicies/Group_", PimKind.Group, PimOperation.ReadSettings, PimOperation.ChangeSettings),
        ("scopeType eq 'Group'", PimKind.Group, PimOperation.ReadSettings, null),
        ("/policies/roleManagementPolic", PimKind.EntraRole, PimOperation.ReadSettings, PimOperation.ChangeSettings),
        ("/decisions/", PimKind.EntraRole, PimOperation.ReadReviews, PimOperation.DecideReviews),
        ("/identityGovernance/accessReviews/", PimKind.EntraRole, PimOperation.ReadReviews, PimOperation.ChangeReviews),
        ("/identityGovernance/roleManagementAlerts/", PimKind.EntraRole, PimOperation.ReadAlerts, PimOperation.ChangeAlerts),
        ("/auditLogs/directoryAudits", PimKind.EntraRole, PimOperation.ReadAudit, null),
        ("/directory/administrativeUnits", PimKind.EntraRole, PimOperation.ListScopes, null),
        ("/directoryObjects", PimKind.EntraRole, PimOperation.NamePrincipals, PimOperation.NamePrincipals),
        ("/transitiveMembers", PimKind.Group, PimOperation.ListMembers, null),
        ("/applications", PimKind.EntraRole, PimOperation.FindApplications, null),
        ("/servicePrincipals", PimKind.EntraRole, PimOperation.FindApplications, null),
        ("/groups", PimKind.EntraRole, PimOperation.FindGroups, null),
        ("/users?$filter=id in", PimKind.EntraRole, PimOperation.ReadAccounts, null),
        ("/users", PimKind.EntraRole, PimOperation.FindUsers, null),
    };

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path and the query, unescaped.</param>
    /// <returns>Null for a call that the table does not know.</returns>
    public static PimRight? Find(string method, string path) => ByPath
        .Where(entry => path.Mentions(entry.Part))
        .Take(1)
        .Select(entry => Operation(method, path, entry.Read, entry.Change) is { } operation ? PimPermissions.Find(operation, entry.Kind) : null)
        .FirstOrDefault();

    private static PimOperation? Operation(string method, string path, PimOperation read, PimOperation? change)
    {
        var isOwn = path.Mentions("filterByCurrentUser");
        return (method, read) switch
        {
            ("GET", PimOperation.ReadEligible) when isOwn => PimOperation.ReadOwnEligible,
            ("GET", PimOperation.ReadActive) when isOwn => PimOperation.ReadOwnActive,
            ("GET", _) => read,
            (_, PimOperation.ReadEligibleRequests) when IsCancel(path) => PimOperation.CancelEligible,
            (_, PimOperation.ReadActiveRequests) when IsCancel(path) => PimOperation.CancelActive,
            _ => change,
        };
    }

    private static bool IsCancel(string path) => path.EndsWith("/cancel", StringComparison.OrdinalIgnoreCase);
}
