using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Models;
using PimTools.Permissions;
using Xunit;

namespace PimTools.Tests.Core;

public class PimPermissionsTests
{
    private static readonly PimOperation[] Operations = Enum.GetValues<PimOperation>();

    private static IEnumerable<PimRight> All =>
        from kind in PimKinds.All
        from operation in Operations
        let right = PimPermissions.Find(operation, kind)
        where right is not null
        select right;

    [Fact]
    public void Every_operation_of_Graph_is_known_for_every_kind_of_Graph() => Assert.Empty(
        from kind in new[] { PimKind.EntraRole, PimKind.Group }
        from operation in Operations
        where operation is not (PimOperation.FindResources or PimOperation.ReadActivityLog) && !(kind == PimKind.Group && operation is (PimOperation.ReadAlerts or PimOperation.ChangeAlerts))
            && PimPermissions.Find(operation, kind) is not { Delegated.Count: > 0, Action: null }
        select (kind, operation));

    [Fact]
    public void Whatever_changes_something_of_others_takes_more_than_a_permission() => Assert.Empty(
        from kind in PimKinds.All
        from operation in new[]
        {
            PimOperation.AssignEligible, PimOperation.AssignActive, PimOperation.RemoveEligible, PimOperation.RemoveActive,
            PimOperation.CancelEligible, PimOperation.CancelActive, PimOperation.ChangeSettings,
        }
        where PimPermissions.Find(operation, kind) is not { Besides: not null }
        select (kind, operation));

    [Fact]
    public void What_only_reads_asks_first_for_a_permission_that_only_reads() => Assert.Empty(
        from right in All
        where right.Action is null && Regex.IsMatch(right.Operation.ToString(), "^(Read|List|Find)")
        from least in new[] { right.Delegated, right.Application }.Where(list => list.Count > 0).Select(list => list[0])
        where least.Contains("Write", StringComparison.Ordinal) && !Regex.IsMatch(least, "Schedule[.]ReadWrite[.]Directory$")
        select (right.Kind, right.Operation, least));

    [Fact]
    public void No_permission_stands_twice_in_a_list() =>
        Assert.All(All, right => Assert.True(right.Delegated.Distinct().Count() == right.Delegated.Count, right.ToString()));

    [Fact]
    public void A_cmdlet_names_no_need_that_another_implies()
    {
        Assert.Equal(
            ["RoleAssignmentSchedule.ReadWrite.Directory"],
            PimPermissions.NeededBy("Stop-PimRoleActivation", PimKind.EntraRole).Select(right => right.Delegated[0]));
        Assert.Equal(
            ["RoleEligibilitySchedule.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory"],
            PimPermissions.NeededBy("Request-PimRoleActivation", PimKind.EntraRole).Select(right => right.Delegated[0]));
    }

    [Fact]
    public void Own_activations_need_no_Azure_action() => Assert.Empty(PimPermissions.NeededBy("Request-PimRoleActivation", PimKind.AzureRole));

    public static TheoryData<PimPurpose, string[]> Purposes => new()
    {
        { PimPurpose.SelfService, ["Request-PimRoleActivation", "Stop-PimRoleActivation", "Register-PimFavorite"] },
        { PimPurpose.Approver, ["Approve-PimRequest", "Deny-PimRequest"] },
        {
            PimPurpose.Administrator,
            [
                "Get-PimAssignment", "New-PimAssignment", "Set-PimAssignment", "Import-PimAssignment", "Remove-PimAssignment", "Get-PimRequest",
                "Stop-PimRequest", "Get-PimRoleSetting", "Set-PimRoleSetting", "Get-PimApprover", "Get-PimRole", "Get-PimScope",
            ]
        },
        { PimPurpose.Auditor, ["Get-PimAssignment", "Get-PimRoleSetting", "Get-PimApprover", "Get-PimRole", "Get-PimScope", "Get-PimAuditLog"] },
    };

    [Theory]
    [MemberData(nameof(Purposes))]
    public void A_purpose_asks_for_what_covers_its_cmdlets_and_for_nothing_that_is_covered(PimPurpose purpose, string[] cmdlets)
    {
        foreach (var kind in PimKinds.All)
        {
            var scopes = PimPurposes.Scopes([purpose], [kind]);

            Assert.Empty(
                from cmdlet in cmdlets
                from right in PimPermissions.NeededBy(cmdlet, kind).Concat(PimPermissions.HelpfulTo(cmdlet, kind))
                where right.Action is null && !right.IsAmong(scopes, isApplication: false)
                select (cmdlet, right.Operation));
            Assert.Equal(scopes.Distinct(), scopes);
        }
    }

    [Theory]
    [InlineData(PimPurpose.SelfService)]
    [InlineData(PimPurpose.Approver)]
    [InlineData(PimPurpose.Auditor)]
    public void Only_an_administrator_is_asked_for_what_writes_policies_and_eligibility(PimPurpose purpose) => Assert.DoesNotContain(
        PimPurposes.Scopes([purpose], PimKinds.All), scope => Regex.IsMatch(scope, "(Policy|Eligibility.*)[.](ReadWrite|Remove)|RoleManagement[.]ReadWrite"));

    [Fact]
    public void An_auditor_is_asked_for_nothing_that_writes() =>
        Assert.DoesNotContain(PimPurposes.Scopes([PimPurpose.Auditor], PimKinds.All), scope => Regex.IsMatch(scope, "Write|Remove"));

    [Fact]
    public void A_purpose_asks_for_no_kind_that_was_not_named() => Assert.All(Enum.GetValues<PimPurpose>(), purpose =>
    {
        Assert.DoesNotContain(PimPurposes.Scopes([purpose], [PimKind.EntraRole]), scope => Regex.IsMatch(scope, "[.]AzureADGroup$"));
        Assert.DoesNotContain(PimPurposes.Scopes([purpose], [PimKind.Group]), scope => Regex.IsMatch(scope, "[.]Directory$"));
        Assert.DoesNotContain(PimPurposes.Scopes([purpose], [PimKind.AzureRole]), scope => Regex.IsMatch(scope, "^(Role|Privileged)"));
    });

    [Theory]
    [InlineData(PimSignIn.Interactive, PimPrincipalType.User, "RoleManagement.Read.Directory", PimPermissionState.Granted)]
    [InlineData(PimSignIn.Interactive, PimPrincipalType.User, "ROLEMANAGEMENT.READ.DIRECTORY", PimPermissionState.Granted)]
    [InlineData(PimSignIn.Interactive, PimPrincipalType.User, "User.Read", PimPermissionState.Missing)]
    [InlineData(PimSignIn.AccessToken, PimPrincipalType.User, null, PimPermissionState.Unknown)]
    [InlineData(PimSignIn.ManagedIdentity, PimPrincipalType.ServicePrincipal, null, PimPermissionState.Missing)]
    public void A_connection_is_judged_by_what_its_token_tells(PimSignIn signIn, PimPrincipalType who, string? permission, PimPermissionState state)
    {
        var context = Context(signIn, who, permission is null ? [] : [permission]);

        Assert.Equal(state, PimPermissions.Find(PimOperation.ReadEligible, PimKind.EntraRole)!.StateIn(context));
        Assert.Equal(PimPermissionState.Unknown, PimPermissions.Find(PimOperation.ReadEligible, PimKind.AzureRole)!.StateIn(context));
    }

    [Fact]
    public void An_application_cannot_approve_whatever_it_was_granted()
    {
        var context = Context(PimSignIn.Certificate, PimPrincipalType.ServicePrincipal, ["RoleAssignmentSchedule.ReadWrite.Directory"]);

        var check = Assert.Single(PimPermissions.Check(context, ["approve-pimrequest"]), check => check.Kind == PimKind.EntraRole);

        Assert.Equal(PimPermissionState.Missing, check.State);
        Assert.Equal(["a signed-in person"], check.NotGranted);
    }

    [Fact]
    public void A_check_tells_what_is_missing_and_what_cannot_be_told()
    {
        var context = Context(PimSignIn.Interactive, PimPrincipalType.User, ["RoleEligibilitySchedule.Read.Directory"]);

        var checks = PimPermissions.Check(context, ["Get-PimAssignment"]).ToDictionary(check => check.Kind);

        Assert.Equal(PimPermissionState.Missing, checks[PimKind.EntraRole].State);
        Assert.Equal(["RoleAssignmentSchedule.Read.Directory"], checks[PimKind.EntraRole].NotGranted);
        Assert.Equal(PimPermissionState.Unknown, checks[PimKind.AzureRole].State);
        Assert.Equal(["Microsoft.Authorization/roleAssignments/read"], checks[PimKind.AzureRole].NotGranted);
    }

    [Fact]
    public void What_is_optional_makes_nothing_missing()
    {
        var context = Context(
            PimSignIn.Interactive, PimPrincipalType.User, ["RoleEligibilitySchedule.Read.Directory", "RoleAssignmentSchedule.Read.Directory"]);

        var check = PimPermissions.Check(context, ["Get-PimAssignment"]).First();

        Assert.Equal(PimPermissionState.Granted, check.State);
        Assert.Contains(check.Needs, need => need is { IsOptional: true, State: PimPermissionState.Missing, Operation: PimOperation.NamePrincipals });
    }

    [Fact]
    public void A_cmdlet_that_does_not_exist_is_an_error_with_candidates()
    {
        var thrown = Assert.Throws<PimException>(() => PimPermissions.Check(Context(PimSignIn.Interactive, PimPrincipalType.User, []), ["Get-PimAsignment"]).ToList());

        Assert.Equal(PimErrorCode.InvalidParameter, thrown.Code);
        Assert.Contains("Get-PimAssignment", thrown.Remedy);
    }

    private static PimContext Context(PimSignIn signIn, PimPrincipalType who, IReadOnlyList<string> permissions) =>
        new("test", "tenant", new PimPrincipal("1", who)) { SignIn = signIn, Permissions = permissions };
}
