using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

public class GroupsSettingTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task Every_group_under_PIM_has_two_settings()
    {
        using var emil = await _contoso.ConnectAsync("emil");

        var settings = await SettingsAsync(emil);

        Assert.Equal(
            ["Ops-Database", "Ops-Database (owner)", "Ops-OnCall", "Ops-OnCall (owner)", "Tier 0 Operators", "Tier 0 Operators (owner)"],
            settings.Select(setting => setting.Role.ToString()).Order());
        Assert.All(settings, setting =>
        {
            Assert.Equal(17, setting.Rules.Count);
            Assert.Equal((setting.Role.Id, PimScopeType.Group), (setting.Scope.Id, setting.Scope.Type));
            Assert.Empty(setting.GetChangedRules());
        });
        var approved = Assert.Single(settings, setting => setting.Activation.RequiresApproval == true);
        Assert.Equal(("Ops-Database", "Cleo Marchetti"), (approved.Role.ToString(), Assert.Single(approved.Activation.Approvers).DisplayName));
        Assert.True(approved.IsModified);
    }

    [Theory]
    [InlineData("Ops-OnCall")]
    [InlineData("Ops-OnCall (owner)")]
    [InlineData("Sales Leads")]
    public async Task One_setting_is_read(string role)
    {
        using var emil = await _contoso.ConnectAsync("emil");

        var setting = Assert.Single(await SettingsAsync(emil, await emil.GroupRoleAsync(role)));

        Assert.Equal(role, setting.Role.ToString());
        Assert.Equal(TimeSpan.FromHours(8), setting.Activation.MaximumDuration);
    }

    [Fact]
    public async Task Settings_of_several_groups_come_together()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var roles = new[] { "Ops-OnCall", "Ops-OnCall (owner)", "Ops-Database (owner)" };

        var settings = await SettingsAsync(emil, await Task.WhenAll(roles.Select(emil.GroupRoleAsync)));

        Assert.Equal(roles.Order(), settings.Select(setting => setting.Role.ToString()).Order());
    }

    [Fact]
    public async Task A_change_is_sent_and_read_back()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.GroupRoleAsync("Ops-OnCall");
        var setting = Assert.Single(await SettingsAsync(dana, role));
        setting.Activation.MaximumDuration = TimeSpan.FromHours(3);
        setting.Activation.Requires |= PimRequirements.Ticket;

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        var now = Assert.Single(await SettingsAsync(dana, role));
        Assert.Equal(TimeSpan.FromHours(3), now.Activation.MaximumDuration);
        Assert.True(now.Activation.Requires.HasFlag(PimRequirements.Ticket));
        Assert.True(now.IsModified);
    }

    [Fact]
    public async Task A_policy_that_got_another_id_when_its_group_came_under_PIM_is_found_again()
    {
        using var fay = await _contoso.ConnectAsync("fay");
        var read = await SettingsAsync(fay, await fay.GroupRoleAsync("Sales Leads"), await fay.GroupRoleAsync("Sales Leads (owner)"));
        Assert.Equal(2, read.Count);

        foreach (var setting in read)
        {
            setting.Activation.MaximumDuration = TimeSpan.FromHours(2);
            await fay.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);
        }

        var now = await SettingsAsync(fay, read.Select(setting => setting.Role).ToArray());
        Assert.All(now, setting => Assert.Equal(TimeSpan.FromHours(2), setting.Activation.MaximumDuration));
        Assert.Empty(now.Select(setting => setting.PolicyId).Intersect(read.Select(setting => setting.PolicyId)));
    }

    [Fact]
    public async Task A_group_that_PIM_cannot_manage_has_no_settings_and_that_is_why()
    {
        using var fay = await _contoso.ConnectAsync("fay");
        var role = await fay.GroupRoleAsync("All Engineers");

        await Refusals.ThrowsAsync(PimErrorCode.GroupNotSupported, () => SettingsAsync(fay, role));
    }

    [Fact]
    public async Task A_group_that_is_gone_has_no_settings()
    {
        using var fay = await _contoso.ConnectAsync("fay");
        var gone = new PimRole(PimKind.Group, Guid.NewGuid().ToString(), "Gone") { Access = PimAccess.Member };

        await Refusals.ThrowsAsync(PimErrorCode.SettingNotFound, () => SettingsAsync(fay, gone));
    }

    private static async Task<List<PimRoleSetting>> SettingsAsync(IPimClient client, params PimRole[] roles)
    {
        var found = new List<PimRoleSetting>();
        await client.Settings.ListAsync(new PimSettingFilter { Kinds = GroupsReading.Groups, Roles = roles.Length == 0 ? null : roles }, found.Add, PimCall.None);
        return found;
    }
}
