using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Permissions;

/// <summary>Lists the operations of each cmdlet at the service. A cmdlet without an operation makes no call there.</summary>
internal static class PimCmdletOperations
{
    private static readonly PimOperation[] Nothing = Array.Empty<PimOperation>();

    private static readonly PimOperation[] Names = { PimOperation.ListRoles, PimOperation.ListScopes, PimOperation.NamePrincipals };

    private static readonly PimOperation[] Held = { PimOperation.ReadEligible, PimOperation.ReadActive };

    private static readonly PimOperation[] Requests = { PimOperation.ReadEligibleRequests, PimOperation.ReadActiveRequests };

    private static readonly PimOperation[] Assign =
        Names.Concat(Requests).Concat(Held).Concat(new[] { PimOperation.AssignEligible, PimOperation.AssignActive }).ToArray();

    // Without the settings, only the service checks what is asked; a single resource can be given by its id as well.
    private static readonly PimOperation[] Settings = { PimOperation.ReadSettings };

    private static readonly PimOperation[] Resources = { PimOperation.FindResources };

    // The lists of what one holds carry names; where the service leaves one out, it has to be asked for.
    private static readonly PimOperation[] Named = { PimOperation.NamePrincipals };

    /// <summary>By cmdlet: what it cannot do without, and what only makes it more helpful, such as names for ids.</summary>
    public static IReadOnlyList<(string Cmdlet, PimOperation[] Needs, PimOperation[] Helpful)> All { get; } =
        new (string Cmdlet, PimOperation[] Needs, PimOperation[] Helpful)[]
        {
            ("Connect-Pim", Nothing, Nothing),
            ("Disconnect-Pim", Nothing, Nothing),
            ("Get-PimContext", Nothing, Nothing),
            ("Find-PimPermission", Nothing, Nothing),
            ("Select-PimContext", Nothing, Nothing),
            ("Get-PimProfile", Nothing, Nothing),
            ("Register-PimProfile", Nothing, Nothing),
            ("Unregister-PimProfile", Nothing, Nothing),
            ("Get-PimDiagnostics", Nothing, Nothing),
            ("Invoke-PimRequest", Nothing, Nothing),
            ("Get-PimFavorite", Nothing, Nothing),
            ("Register-PimFavorite", new[] { PimOperation.ReadOwnEligible }, Named),
            ("Unregister-PimFavorite", Nothing, Nothing),
            ("Get-PimRole", new[] { PimOperation.ListRoles }, new[] { PimOperation.NamePrincipals }),
            ("Get-PimScope", new[] { PimOperation.ListScopes }, new[] { PimOperation.FindResources, PimOperation.NamePrincipals }),
            ("Get-PimAssignment", Held, Resources.Concat(Names).ToArray()),
            ("New-PimAssignment", Assign, Resources.Concat(Settings).ToArray()),
            ("Set-PimAssignment", Assign, Resources.Concat(Settings).ToArray()),
            ("Import-PimAssignment", Assign, Resources.Concat(Settings).ToArray()),
            ("Remove-PimAssignment", Names.Concat(Held).Concat(new[] { PimOperation.RemoveEligible, PimOperation.RemoveActive }).ToArray(), Resources),
            (
                "Request-PimRoleActivation",
                new[] { PimOperation.ReadOwnEligible, PimOperation.ReadOwnActive, PimOperation.Activate },
                Resources.Concat(Settings).Concat(Named).ToArray()),
            ("Stop-PimRoleActivation", new[] { PimOperation.ReadOwnActive, PimOperation.Activate }, Named),
            (
                "Request-PimRoleExtension",
                new[] { PimOperation.ReadOwnEligible, PimOperation.ReadOwnActive, PimOperation.ExtendOwnEligible, PimOperation.Activate },
                Named),
            ("Get-PimRequest", Requests, Resources.Concat(Names).ToArray()),
            ("Wait-PimRequest", Requests, Names),
            ("Stop-PimRequest", Requests.Concat(new[] { PimOperation.CancelEligible, PimOperation.CancelActive }).ToArray(), Names),
            ("Approve-PimRequest", new[] { PimOperation.ReadApprovals, PimOperation.Decide }, new[] { PimOperation.NamePrincipals }),
            ("Deny-PimRequest", new[] { PimOperation.ReadApprovals, PimOperation.Decide }, new[] { PimOperation.NamePrincipals }),
            ("Get-PimApprover", new[] { PimOperation.ListRoles, PimOperation.ReadSettings, PimOperation.ListMembers }, new[] { PimOperation.FindResources, PimOperation.NamePrincipals }),
            ("Get-PimRoleSetting", new[] { PimOperation.ListRoles, PimOperation.ReadSettings }, new[] { PimOperation.FindResources, PimOperation.NamePrincipals }),
            ("Set-PimRoleSetting", Names.Concat(new[] { PimOperation.ReadSettings, PimOperation.ChangeSettings }).ToArray(), Resources),
            ("Copy-PimRoleSetting", Names.Concat(new[] { PimOperation.ReadSettings, PimOperation.ChangeSettings }).ToArray(), Resources),
            ("Compare-PimRoleSetting", new[] { PimOperation.ListRoles, PimOperation.ReadSettings }, new[] { PimOperation.FindResources, PimOperation.NamePrincipals }),
            ("ConvertTo-PimConfiguration", Nothing, Nothing),
            ("Export-PimConfiguration", Held.Concat(new[] { PimOperation.ListRoles, PimOperation.ReadSettings }).ToArray(), new[] { PimOperation.ListScopes, PimOperation.FindResources, PimOperation.NamePrincipals }),
            ("Test-PimConfiguration", Nothing, Names.Concat(Resources).ToArray()),
            ("Get-PimBaseline", Nothing, Nothing),
            (
                "Test-PimCompliance",
                Held.Concat(new[] { PimOperation.ListRoles, PimOperation.ReadSettings }).ToArray(),
                new[] { PimOperation.ListMembers, PimOperation.ReadAccounts, PimOperation.ReadAudit, PimOperation.ListScopes, PimOperation.FindResources, PimOperation.NamePrincipals }),
            (
                "ConvertTo-PimEligibleAssignment",
                Names.Concat(Held).Concat(new[] { PimOperation.AssignEligible, PimOperation.RemoveActive }).ToArray(),
                Resources.Concat(Settings).ToArray()),
            ("New-PimPlan", Names.Concat(Requests).Concat(Held).Concat(Settings).ToArray(), Resources),
            ("Get-PimPlan", Nothing, Nothing),
            (
                "Invoke-PimPlan",
                Assign.Concat(Settings).Concat(new[] { PimOperation.ChangeSettings, PimOperation.RemoveEligible, PimOperation.RemoveActive }).ToArray(),
                Resources),
            ("Export-PimRole", new[] { PimOperation.ListRoles }, Nothing),
            ("Compare-PimRole", Nothing, new[] { PimOperation.ListRoles, PimOperation.ReadEligible, PimOperation.ReadActive, PimOperation.NamePrincipals }),
            (
                "Get-PimAccessPath",
                Held,
                new[] { PimOperation.ListMembers, PimOperation.ReadSettings, PimOperation.FindResources }.Concat(Names).ToArray()),
            ("Get-PimActivity", Requests.Append(PimOperation.ReadAudit).ToArray(), Resources.Concat(Names).Append(PimOperation.ReadActivityLog).ToArray()),
            ("Find-PimAnomaly", Requests.Append(PimOperation.ReadAudit).ToArray(), Resources.Concat(Names).Append(PimOperation.ReadActivityLog).ToArray()),
            (
                "Export-PimReport",
                Held.Concat(Requests).Concat(new[] { PimOperation.ReadAudit, PimOperation.ListRoles, PimOperation.ReadSettings }).ToArray(),
                new[] { PimOperation.ListMembers, PimOperation.ReadAccounts, PimOperation.ReadActivityLog, PimOperation.ListScopes, PimOperation.FindResources, PimOperation.NamePrincipals }),
            ("Export-PimAuditLog", new[] { PimOperation.ReadAudit }, Nothing),
            ("Get-PimAccessReview", new[] { PimOperation.ReadReviews }, Names),
            (
                "New-PimAccessReview",
                new[] { PimOperation.ReadReviews, PimOperation.ChangeReviews, PimOperation.ListRoles, PimOperation.ListScopes, PimOperation.NamePrincipals },
                Resources),
            ("Stop-PimAccessReview", new[] { PimOperation.ReadReviews, PimOperation.ChangeReviews }, Names),
            ("Get-PimAccessReviewDecision", new[] { PimOperation.ReadReviews }, Names),
            ("Set-PimAccessReviewDecision", new[] { PimOperation.ReadReviews, PimOperation.DecideReviews }, Names),
            ("Get-PimAlert", new[] { PimOperation.ReadAlerts }, Resources),
            ("Set-PimAlert", new[] { PimOperation.ReadAlerts, PimOperation.ChangeAlerts }, Resources),
            ("Get-PimAuditLog", new[] { PimOperation.ReadAudit }, Names),
        };
}
