using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.ScopeSafety;

/// <summary>Tests whose settings are changed.</summary>
public sealed class SettingScopeTests : ScopeSafetyTests
{
    [Fact]
    public async Task The_settings_of_an_Azure_role_are_changed_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var scopes = await dana.ScopesAsync();
        var reader = (await dana.RolesAtAsync(scopes[0])).Single(role => role.Name == "Reader");

        Check(
            NamesOf(scopes),
            async text =>
            {
                var scope = await ScopeResolver.FindAsync(dana, AzureContoso.Kind, new PimIdentity(text), PimCall.None);
                await ChangeAsync(dana, new PimSettingFilter { Kinds = AzureContoso.Kind, Roles = [reader], Scope = scope });
            },
            (text, wire) => ScopeMeaning.IsScope(text, wire, scopes));
    }

    [Fact]
    public async Task The_settings_of_a_group_are_changed_only_where_it_was_named_in_full()
    {
        using var dana = await ConnectAsync("dana");
        var roles = await dana.GroupRolesAsync();
        var policies = new Dictionary<string, PimRole>();
        await dana.Settings.ListAsync(
            new PimSettingFilter { Kinds = GroupsReading.Groups, Roles = roles }, setting => policies[setting.PolicyId] = setting.Role, PimCall.None);

        Check(
            NamesOf(roles),
            async text =>
            {
                var found = await RoleResolver.FindAsync(dana, GroupsReading.Groups, new PimIdentity(text), PimCall.None);
                await ChangeAsync(dana, new PimSettingFilter { Kinds = GroupsReading.Groups, Roles = found });
            },
            (text, wire) => ScopeMeaning.IsGroupRole(text, $"{policies[wire].Id} ({policies[wire].Access})", roles));
    }

    private static async Task ChangeAsync(IPimClient client, PimSettingFilter filter)
    {
        var settings = new List<PimRoleSetting>();
        await client.Settings.ListAsync(filter, settings.Add, PimCall.None);
        foreach (var setting in settings)
        {
            setting.Activation.MaximumDuration = TimeSpan.FromMinutes(90);
            await Assert.ThrowsAsync<PimException>(() => client.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None));
        }
    }
}
