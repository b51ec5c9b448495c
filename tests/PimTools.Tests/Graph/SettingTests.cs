using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Emulator;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Graph;

public class SettingTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task Every_role_has_a_setting_in_all_its_parts()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var roles = await dana.RolesAsync();

        var settings = await dana.SettingsAsync();

        Assert.Equal(roles.Select(role => role.Name).Order(), settings.Select(setting => setting.Role.Name).Order());
        Assert.All(settings, setting => Assert.Equal(17, setting.Rules.Count));
        Assert.All(settings, setting => Assert.DoesNotContain(setting.Rules, rule => rule is UnknownRule));
        var admin = Assert.Single(settings, setting => setting.Role.Name == "Global Administrator");
        Assert.Equal(TimeSpan.FromHours(2), admin.Activation.MaximumDuration);
        Assert.True(admin.Activation.RequiresApproval);
        Assert.Equal("Cleo Marchetti", Assert.Single(admin.Activation.Approvers).DisplayName);
        Assert.True(admin.IsModified);
        Assert.Equal("Dana Lindqvist", admin.LastModifiedBy);
        Assert.False(Assert.Single(settings, setting => setting.Role.Name == "Teams Administrator").IsModified);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Some_roles_have_their_settings(int count)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var roles = (await dana.RolesAsync()).Take(count).ToArray();

        var settings = await dana.SettingsAsync(roles);

        Assert.Equal(roles.Select(role => role.Id).Order(), settings.Select(setting => setting.Role.Id).Order());
        Assert.All(settings, setting => Assert.Contains(setting.Role, roles));
    }

    [Fact]
    public async Task A_role_without_a_setting_is_told()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var unknown = new PimRole(PimKind.EntraRole, Guid.NewGuid().ToString(), "Gone Administrator");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.SettingNotFound, () => dana.SettingsAsync(unknown));

        Assert.Contains("Gone Administrator", thrown.Message);
    }

    [Fact]
    public async Task One_changed_rule_is_one_small_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.RoleAsync("Teams Administrator");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        setting.Activation.MaximumDuration = TimeSpan.FromHours(3);

        var calls = await _contoso.CallsOf(() => dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None));

        Assert.EndsWith($"/{setting.PolicyId}/rules/Expiration_EndUser_Assignment", Assert.Single(calls));
        Assert.Equal(TimeSpan.FromHours(3), Assert.Single(await dana.SettingsAsync(role)).Activation.MaximumDuration);
    }

    [Fact]
    public async Task Several_changed_rules_go_together_and_no_other_with_them()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var fay = await dana.PrincipalAsync("fay@contoso.com");
        var group = await dana.PrincipalAsync("Tier 0 Operators");
        var role = await dana.RoleAsync("Teams Administrator");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        setting.Activation.Requires = PimRequirements.Justification | PimRequirements.Ticket;
        setting.Activation.RequiresApproval = true;
        setting.Activation.Approvers =
        [
            new PimApprover(fay.Id, PimPrincipalType.User, fay.DisplayName),
            new PimApprover(group.Id, PimPrincipalType.Group, group.DisplayName),
        ];
        setting.Activation.AuthenticationContext = "c1";
        setting.Assignment.AllowPermanentEligible = false;
        setting.Notification.Activation.Administrator.Recipients = ["soc@contoso.com"];
        var changed = setting.GetChangedRules();

        var calls = await _contoso.CallsOf(() => dana.Settings.UpdateAsync(setting, changed, PimCall.None));

        Assert.EndsWith("/roleManagementPolicies/" + setting.PolicyId, Assert.Single(calls));
        var sent = JObject.Parse(_contoso.Tenant.Calls[0].RequestBody!)["rules"]!.Select(rule => (string?)rule["id"]);
        Assert.Equal(changed.Select(rule => rule.Id), sent);
        Assert.Equal(5, changed.Count);
        var now = Assert.Single(await dana.SettingsAsync(role));
        Assert.Empty(now.GetChangedRules());
        Assert.Equal(PimRequirements.Justification | PimRequirements.Ticket, now.Activation.Requires.Value);
        Assert.Equal(["Fay Ito", "Tier 0 Operators"], now.Activation.Approvers.Select(approver => approver.DisplayName));
        Assert.Equal("c1", now.Activation.AuthenticationContext);
        Assert.False(now.Assignment.AllowPermanentEligible);
        Assert.Equal(["soc@contoso.com"], now.Notification.Activation.Administrator.Recipients);
    }

    [Fact]
    public async Task A_lost_answer_to_a_change_does_no_harm()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.RoleAsync("Teams Administrator");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        setting.Activation.MaximumDuration = TimeSpan.FromHours(3);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("PATCH", "rules"));

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        Assert.Equal(TimeSpan.FromHours(3), Assert.Single(await dana.SettingsAsync(role)).Activation.MaximumDuration);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_refusal_to_hear_the_change_again_leaves_the_doubt_about_the_first(HttpStatusCode status)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var setting = Assert.Single(await dana.SettingsAsync(await dana.RoleAsync("Teams Administrator")));
        setting.Activation.MaximumDuration = TimeSpan.FromHours(3);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("PATCH", "rules"));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("PATCH", "rules").Repeated(20));

        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None));
    }

    [Fact]
    public async Task Nothing_changed_sends_nothing()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var setting = Assert.Single(await dana.SettingsAsync(await dana.RoleAsync("Teams Administrator")));

        Assert.Empty(await _contoso.CallsOf(() => dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None)));
    }

    [Fact]
    public async Task Who_approves_is_asked_once_and_again_after_a_change()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");
        var first = await ada.Requests.SubmitAsync(draft, PimCall.None);
        await ada.Requests.CancelAsync(first, PimCall.None);

        var calls = await _contoso.CallsOf(() => ada.Requests.SubmitAsync(draft, PimCall.None));

        Assert.DoesNotContain(calls, call => call.Contains("roleManagementPolicyAssignments", StringComparison.Ordinal));
        Assert.Equal("Cleo Marchetti", Assert.Single(first.Approvers));
    }
}
