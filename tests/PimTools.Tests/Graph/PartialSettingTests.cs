using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Graph.Client;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A setting that cannot be read takes no other with it.</summary>
public sealed class PartialSettingTests
{
    private readonly Contoso _contoso = new();
    private readonly List<PimRoleSetting> _found = [];

    [Fact]
    public async Task One_Entra_role_that_is_refused_leaves_the_others()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var roles = (await dana.RolesAsync()).Take(3).ToList();
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "roleManagementPolicyAssignments"));

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ReadAsync(dana, roles));

        Assert.Equal(2, _found.Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public async Task One_Entra_role_without_a_policy_leaves_the_others(int others)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var gone = new PimRole(PimKind.EntraRole, Guid.NewGuid().ToString(), "Gone Administrator");
        var roles = (await dana.RolesAsync()).Take(others).Prepend(gone).ToList();

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.SettingNotFound, () => ReadAsync(dana, roles));

        Assert.Contains("Gone Administrator", thrown.Message);
        Assert.Equal(others, _found.Count);
    }

    [Fact]
    public async Task One_Azure_scope_that_is_refused_leaves_the_others()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == "Contributor");
        var elsewhere = role.At(await dana.ScopeAsync("Contoso Production"));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", role.Scope!.Id + "/providers/Microsoft.Authorization/roleManagementPolicyAssignments"));

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ReadAsync(dana, [role, elsewhere]));

        Assert.Equal("Contoso Production", Assert.Single(_found).Scope.DisplayName);
    }

    [Fact]
    public async Task One_group_without_settings_leaves_the_others()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var group = await emil.GroupRoleAsync("Ops-OnCall");
        var gone = new PimRole(PimKind.Group, Guid.NewGuid().ToString(), "Gone") { Access = PimAccess.Member };

        await Refusals.ThrowsAsync(PimErrorCode.SettingNotFound, () => ReadAsync(emil, [gone, group]));

        Assert.Equal("Ops-OnCall", Assert.Single(_found).Role.Name);
    }

    [Fact]
    public async Task One_group_that_is_refused_leaves_the_others_and_is_told_as_refused()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var roles = (await emil.GroupRolesAsync()).Where(role => role.Access == PimAccess.Member).Take(3).ToList();
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", $"scopeId eq '{roles[1].Id}'"));

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ReadAsync(emil, roles));

        Assert.Equal(new[] { roles[0].Id, roles[2].Id }.Order(), _found.Select(setting => setting.Role.Id).Order());
    }

    [Fact]
    public async Task One_kind_that_is_refused_leaves_the_others_that_were_named()
    {
        var refusing = new StubProvider(PimKind.EntraRole) { Refusal = new PimException(PimErrorCode.PermissionMissing, "No.") };
        var kinds = new ProviderSet([refusing, new StubProvider(PimKind.Group), new StubProvider(PimKind.AzureRole)]);
        var found = new List<PimRole>();

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => kinds.ReadAsync<PimRole>(
            PimKinds.All, isByDefault: false, (provider, each, linked) => provider.Catalogue.ListRolesAsync(each, linked), found.Add, PimCall.None));

        Assert.Equal(2, found.Count);
    }

    private Task ReadAsync(IPimClient client, List<PimRole> roles) => client.Settings.ListAsync(
        new PimSettingFilter { Kinds = [roles[0].Kind], Roles = roles }, _found.Add, PimCall.None);
}
