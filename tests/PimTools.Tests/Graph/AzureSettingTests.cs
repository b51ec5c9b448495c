using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class AzureSettingTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task The_setting_of_a_role_is_read_where_the_role_was_read_with_one_call()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = await ada.EligibleAsync("Key Vault Administrator");
        PimRoleSetting? setting = null;

        var calls = await _contoso.CallsOf(async () => setting = Assert.Single(await ada.SettingsAsync(eligible.Role)));

        Assert.Contains(eligible.Scope.Id + "/providers/Microsoft.Authorization/roleManagementPolicyAssignments", Assert.Single(calls));
        Assert.Equal(("Key Vault Administrator", "contoso-web-kv", "contoso-web-kv"), (setting!.Role.Name, setting.Scope.DisplayName, setting.Role.Scope!.DisplayName));
        Assert.Equal(17, setting.Rules.Count);
        Assert.DoesNotContain(setting.Rules, rule => rule is UnknownRule);
        Assert.Equal("Cleo Marchetti", Assert.Single(setting.Activation.Approvers).DisplayName);
        Assert.True(setting.Activation.RequiresApproval);
        Assert.True(setting.IsModified);
    }

    [Fact]
    public async Task A_role_has_a_setting_at_each_scope()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == "Contributor");
        var elsewhere = role.At(await dana.ScopeAsync("Contoso Production"));
        var setting = Assert.Single(await dana.SettingsAsync(role));
        setting.Activation.MaximumDuration = TimeSpan.FromHours(2);

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        Assert.Equal(TimeSpan.FromHours(2), Assert.Single(await dana.SettingsAsync(role)).Activation.MaximumDuration);
        Assert.NotEqual(TimeSpan.FromHours(2), Assert.Single(await dana.SettingsAsync(elsewhere)).Activation.MaximumDuration);
        Assert.Equal(2, (await dana.SettingsAsync(role, elsewhere)).Count);
    }

    [Fact]
    public async Task All_settings_of_a_scope_take_one_paged_call_beside_the_list_of_its_roles()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var sandbox = await dana.ScopeAsync("Contoso Sandbox");
        var settings = new List<PimRoleSetting>();

        var calls = await _contoso.CallsOf(() => dana.Settings.ListAsync(
            new PimSettingFilter { Kinds = AzureContoso.Kind, Scope = sandbox }, settings.Add, PimCall.None));

        Assert.Equal(["roleDefinitions", "roleManagementPolicyAssignments"], calls.Select(call => call.Split('?')[0].Split('/')[^1]).Order());
        Assert.Equal((await dana.RolesAtAsync(sandbox)).Select(role => role.Name).Order(), settings.Select(setting => setting.Role.Name).Order());
        Assert.All(settings, setting => Assert.Equal(sandbox.Id, setting.Scope.Id));
    }

    [Fact]
    public async Task Many_roles_of_a_scope_take_one_call_too()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var roles = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Take(6).ToArray();

        var calls = await _contoso.CallsOf(async () => Assert.Equal(6, (await dana.SettingsAsync(roles)).Count));

        Assert.Single(calls);
    }

    [Fact]
    public async Task Without_a_scope_there_is_no_setting()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var roles = new List<PimRole>();
        await dana.Roles.ListAsync(AzureContoso.Kind, roles.Add, PimCall.None);

        await Refusals.ThrowsAsync(PimErrorCode.ScopeRequired, () => dana.SettingsAsync(roles[0]));
        await Refusals.ThrowsAsync(
            PimErrorCode.ScopeRequired, () => dana.Settings.ListAsync(new PimSettingFilter { Kinds = AzureContoso.Kind }, _ => { }, PimCall.None));
    }

    [Fact]
    public async Task Only_what_changed_is_sent_in_azures_words_and_the_rest_of_a_rule_goes_back_as_it_came()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == "Contributor");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        var engineers = await dana.PrincipalAsync("Data Engineers");
        var cleo = await dana.PrincipalAsync("cleo@contoso.com");
        setting.Activation.RequiresApproval = true;
        setting.Activation.Approvers = [new(engineers.Id, engineers.Type, engineers.DisplayName), new(cleo.Id, cleo.Type)];
        setting.Activation.Requires = PimRequirements.Justification | PimRequirements.Ticket;

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        var rules = JObject.Parse(_contoso.Tenant.Calls[^1].RequestBody!)["properties"]!["rules"]!;
        Assert.Equal(["Approval_EndUser_Assignment", "Enablement_EndUser_Assignment"], rules.Select(rule => (string?)rule["id"]).Order());
        var approval = rules.Single(rule => (string?)rule["ruleType"] == "RoleManagementPolicyApprovalRule");
        Assert.Equal("Assignment", (string?)approval["target"]!["level"]);
        var approvers = approval["setting"]!["approvalStages"]![0]!["primaryApprovers"]!;
        Assert.Equal([(engineers.Id, "Group"), (cleo.Id, "User")], approvers.Select(one => ((string)one["id"]!, (string)one["userType"]!)));
        Assert.DoesNotContain("@odata.type", approval.ToString());
        var now = Assert.Single(await dana.SettingsAsync(role));
        Assert.Equal(["Data Engineers", "Cleo Marchetti"], now.Activation.Approvers.Select(one => one.DisplayName));
    }

    [Fact]
    public async Task An_approver_of_an_entra_role_can_approve_an_azure_role_too()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var exchange = Assert.Single(await dana.SettingsAsync(await dana.RoleAsync("Exchange Administrator")));
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == "Contributor");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        setting.Activation.RequiresApproval = true;
        setting.Activation.Approvers = exchange.Activation.Approvers;

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        Assert.Equal(
            exchange.Activation.Approvers.Select(one => one.Id), Assert.Single(await dana.SettingsAsync(role)).Activation.Approvers.Select(one => one.Id));
    }

    [Fact]
    public async Task Below_the_eligible_scope_its_approvers_are_told()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Production"))).Single(each => each.Name == "Storage Blob Data Contributor");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        var cleo = await dana.PrincipalAsync("cleo@contoso.com");
        setting.Activation.RequiresApproval = true;
        setting.Activation.Approvers = [new(cleo.Id, cleo.Type)];
        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        var chosen = Assert.Single(await new PimActivationChoice(ada, AzureContoso.Kind).FindAsync(
            new PimIdentity("Storage Blob Data Contributor"), new PimIdentity("rg-web"), _ => { }, PimCall.None));
        var request = await ada.Requests.SubmitAsync(ada.Activation(chosen), PimCall.None);

        Assert.Equal((PimRequestStatus.PendingApproval, "rg-web"), (request.Status, request.Scope.DisplayName));
        Assert.Equal("Cleo Marchetti", Assert.Single(request.Approvers));
    }
}
