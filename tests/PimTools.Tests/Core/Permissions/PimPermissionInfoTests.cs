using System;
using System.Linq;
using PimTools.Models;
using PimTools.Permissions;
using Xunit;

namespace PimTools.Tests.Core.Permissions;

/// <summary>The permissions of each cmdlet as Find-PimPermission tells them, and the address at which an administrator grants them.</summary>
public sealed class PimPermissionInfoTests
{
    [Fact]
    public void A_permission_of_Graph_has_its_least_its_others_and_what_it_takes_besides()
    {
        var change = Assert.Single(PimPermissions.List(["set-pimrolesetting"], [PimKind.EntraRole]), one => one.Operation == PimOperation.ChangeSettings);
        var right = PimPermissions.Find(PimOperation.ChangeSettings, PimKind.EntraRole)!;

        Assert.Equal(("Set-PimRoleSetting", PimKind.EntraRole, false), (change.Cmdlet, change.Kind, change.IsOptional));
        Assert.Equal((right.Delegated[0], right.Application[0], null), (change.Delegated, change.Application, change.AzureAction));
        Assert.Equal(right.Delegated[0], change.Permission);
        Assert.Equal(right.Delegated.Skip(1), change.Alternatives);
        Assert.Equal(right.Besides, change.AlsoRequires);
        Assert.Equal($"Set-PimRoleSetting EntraRole: {right.Delegated[0]}", change.ToString());
    }

    [Fact]
    public void What_only_people_can_do_has_no_permission_of_an_application() =>
        Assert.Null(Assert.Single(PimPermissions.List(["Approve-PimRequest"], [PimKind.EntraRole]), one => one.Operation == PimOperation.Decide).Application);

    [Fact]
    public void In_Azure_an_action_decides_and_no_permission_of_Graph()
    {
        var change = Assert.Single(PimPermissions.List(["Set-PimRoleSetting"], [PimKind.AzureRole]), one => one.Operation == PimOperation.ChangeSettings);

        Assert.Equal((null, null, "Microsoft.Authorization/roleManagementPolicies/write"), (change.Delegated, change.Application, change.AzureAction));
        Assert.Equal("Microsoft.Authorization/roleManagementPolicies/write", change.Permission);
        Assert.Empty(change.Alternatives);
        Assert.Equal("Set-PimRoleSetting AzureRole: Microsoft.Authorization/roleManagementPolicies/write", change.ToString());
    }

    [Fact]
    public void Needs_come_before_what_only_helps_and_each_cmdlet_and_kind_stands_once()
    {
        var listed = PimPermissions.List(["Get-PimAssignment", "get-pimassignment"], [PimKind.Group, PimKind.Group]).ToList();

        Assert.Equal(listed.Count, listed.Select(one => (one.Operation, one.IsOptional)).Distinct().Count());
        Assert.False(listed[0].IsOptional);
        Assert.True(listed[^1].IsOptional);
        Assert.Equal(listed.OrderBy(one => one.IsOptional).Select(one => one.Operation), listed.Select(one => one.Operation));
        Assert.Equal(
            PimPermissions.Cmdlets.Where(cmdlet => PimPermissions.NeededBy(cmdlet, PimKind.EntraRole).Count > 0 || PimPermissions.HelpfulTo(cmdlet, PimKind.EntraRole).Count > 0),
            PimPermissions.List([], [PimKind.EntraRole]).Select(one => one.Cmdlet).Distinct());
    }

    [Fact]
    public void A_refused_call_is_told_as_the_need_of_the_cmdlet()
    {
        var read = PimPermissions.Find(PimOperation.ReadSettings, PimKind.EntraRole)!;

        Assert.Equal(PimOperation.ReadSettings, PimPermissions.NeedOf("Set-PimRoleSetting", read)!.Operation);
        Assert.Equal(PimOperation.ReadEligible, PimPermissions.NeedOf("Get-PimAssignment", PimPermissions.Find(PimOperation.ReadOwnEligible, PimKind.EntraRole)!)!.Operation);
        Assert.Null(PimPermissions.NeedOf("Get-PimAuditLog", read));
    }

    [Theory]
    [InlineData(PimCloud.Global, "tenant", "https://login.microsoftonline.com/tenant/v2.0/adminconsent?client_id=app&scope=https%3A%2F%2Fgraph.microsoft.com%2F")]
    [InlineData(PimCloud.USGov, null, "https://login.microsoftonline.us/organizations/v2.0/adminconsent?client_id=app&scope=https%3A%2F%2Fgraph.microsoft.us%2F")]
    [InlineData(PimCloud.USGovDoD, "a b", "https://login.microsoftonline.us/a%20b/v2.0/adminconsent?client_id=app&scope=https%3A%2F%2Fdod-graph.microsoft.us%2F")]
    [InlineData(PimCloud.China, "tenant", "https://login.partner.microsoftonline.cn/tenant/v2.0/adminconsent?client_id=app&scope=https%3A%2F%2Fmicrosoftgraph.chinacloudapi.cn%2F")]
    public void Consent_is_asked_for_at_the_clouds_own_host_for_what_is_needed(PimCloud cloud, string? tenant, string start)
    {
        var permissions = PimPermissions.List(["Get-PimAssignment", "Get-PimAuditLog", "Set-PimRoleSetting"], PimKinds.All).ToList();

        var uri = ConsentUri.Of(permissions, "app", tenant, cloud);

        Assert.StartsWith(start, uri);
        Assert.EndsWith("&redirect_uri=http%3A%2F%2Flocalhost", uri);
        var scopes = Uri.UnescapeDataString(uri.Split("&scope=")[1].Split('&')[0]).Split(' ').Select(scope => scope[(scope.LastIndexOf('/') + 1)..]).ToList();
        Assert.Equal(permissions.Where(one => !one.IsOptional && one.Delegated is not null).Select(one => one.Delegated!).Distinct().Order(StringComparer.Ordinal), scopes);
    }

    [Theory]
    [InlineData(PimOperation.Activate, PimPurpose.SelfService)]
    [InlineData(PimOperation.Decide, PimPurpose.Approver)]
    [InlineData(PimOperation.ChangeSettings, PimPurpose.Administrator)]
    [InlineData(PimOperation.ListMembers, PimPurpose.Administrator)]
    [InlineData(PimOperation.ReadAudit, PimPurpose.Auditor)]
    [InlineData(PimOperation.ReadAlerts, PimPurpose.Auditor)]
    [InlineData(PimOperation.ChangeAlerts, null)]
    public void An_operation_is_first_that_of_one_purpose(PimOperation operation, PimPurpose? purpose) => Assert.Equal(purpose, PimPurposes.Of(operation));

    [Theory]
    [InlineData("Connect-Pim", new PimPurpose[0], new string[0])]
    [InlineData("Connect-Pim -For SelfService,Auditor", new[] { PimPurpose.Auditor, PimPurpose.SelfService, PimPurpose.Auditor }, new string[0])]
    [InlineData("Connect-Pim -For Approver -Scope b,a", new[] { PimPurpose.Approver }, new[] { "b", "a", "b" })]
    public void The_command_that_connects_names_each_purpose_and_scope_once(string expected, PimPurpose[] purposes, string[] scopes) =>
        Assert.Equal(expected, PimPurposes.Connect(purposes, scopes));
}
