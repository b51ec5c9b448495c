using System;

namespace PimTools.Permissions;

/// <summary>Permissions in words.</summary>
internal static class PermissionDescription
{
    /// <summary>Describes an operation, as in "to …".</summary>
    public static string Purpose(PimOperation operation, PimKind kind) => operation switch
    {
        PimOperation.ListRoles or PimOperation.ListScopes when kind == PimKind.Group => "list the groups under PIM",
        PimOperation.ListRoles => "list roles",
        PimOperation.ListScopes => "list scopes",
        PimOperation.NamePrincipals => "find principals and show their names",
        PimOperation.FindUsers => "find users",
        PimOperation.FindGroups => "find groups",
        PimOperation.FindApplications => "find applications",
        PimOperation.FindResources => "find resources by name",
        PimOperation.ListMembers => "list the members of groups",
        PimOperation.ReadAccounts => "read whether accounts are guests, disabled or synchronized",
        PimOperation.ReadOwnEligible => "read your eligible assignments",
        PimOperation.ReadOwnActive => "read your active assignments",
        PimOperation.ReadEligible => "read eligible assignments",
        PimOperation.ReadActive => "read active assignments",
        PimOperation.ReadEligibleRequests => "read requests about eligible assignments",
        PimOperation.ReadActiveRequests => "read requests about active assignments",
        PimOperation.Activate => "activate and deactivate",
        PimOperation.ExtendOwnEligible => "extend your eligible assignments",
        PimOperation.AssignEligible => "make eligible",
        PimOperation.AssignActive => "make active",
        PimOperation.RemoveEligible => "remove eligible assignments",
        PimOperation.RemoveActive => "remove active assignments",
        PimOperation.CancelEligible => "cancel requests about eligible assignments",
        PimOperation.CancelActive => "cancel requests about active assignments",
        PimOperation.ReadApprovals => "read approvals",
        PimOperation.Decide => "approve and deny",
        PimOperation.ReadSettings => "read settings",
        PimOperation.ChangeSettings => "change settings",
        PimOperation.ReadReviews => "read access reviews",
        PimOperation.ChangeReviews => "make and stop access reviews",
        PimOperation.DecideReviews => "decide in access reviews",
        PimOperation.ReadAlerts => "read alerts",
        PimOperation.ChangeAlerts => "dismiss, configure and refresh alerts",
        PimOperation.ReadAudit => "read the audit log",
        PimOperation.ReadActivityLog => "read the activity log of subscriptions",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>The plural of a kind.</summary>
    public static string Kind(PimKind kind) => kind switch
    {
        PimKind.EntraRole => "Entra roles",
        PimKind.Group => "Groups",
        _ => "Azure roles",
    };
}
