using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>A setting from a file is made of the rules of today and the values of the file.</summary>
public sealed class SettingSnapshotTests
{
    private readonly FakePimClient _client = new();

    [Fact]
    public async Task A_setting_of_the_service_stays_as_it_is_and_costs_no_call()
    {
        var given = RuleSet.Setting([.. RuleSet.Usual()]);

        Assert.Same(given, await SettingSnapshot.RestoreAsync(_client, given, PimCall.None));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task The_values_of_the_file_are_laid_over_the_rules_of_today()
    {
        var today = Today();

        var restored = await RestoreAsync(new PimSettingChange { MaximumActivationDuration = TimeSpan.FromHours(1) });

        Assert.Same(today, restored);
        Assert.Equal(("1h", "by Cleo of today"), (restored.Longest, restored.Approval));
        Assert.Equal("s5", restored.GetChangedRules().Single().Source);
    }

    [Fact]
    public async Task Approvers_are_those_of_today_where_they_stand_and_looked_up_where_they_do_not()
    {
        Today();
        _client.Principals.Add(Given.Ada);

        var restored = await RestoreAsync(new PimSettingChange
        {
            Approvers = [new(Given.Ada.Id, PimPrincipalType.Unknown), new(Given.Cleo.Id.ToUpperInvariant(), PimPrincipalType.User, "Cleo of the file")],
        });

        Assert.Equal(["Ada Ahlberg", "Cleo of today"], restored.Approvers);
        Assert.Equal([PimPrincipalType.User, PimPrincipalType.User], restored.Activation.Approvers.Select(one => one.Type));
        Assert.Equal(["ListSettings", "FindPrincipals"], _client.Calls);
    }

    [Fact]
    public async Task A_file_that_names_nobody_takes_the_approvers_away()
    {
        Today();

        Assert.Empty((await RestoreAsync(new PimSettingChange { Approvers = [], RequiresApproval = false })).Approvers);
    }

    [Fact]
    public async Task An_approver_that_nobody_knows_is_an_error()
    {
        Today();

        var thrown = await Assert.ThrowsAsync<PimException>(() => RestoreAsync(new PimSettingChange { Approvers = [new(Given.Ada.Id, PimPrincipalType.User)] }));

        Assert.Equal(PimErrorCode.PrincipalNotFound, thrown.Code);
    }

    [Fact]
    public async Task A_role_without_a_setting_here_is_an_error()
    {
        var thrown = await Assert.ThrowsAsync<PimException>(() => RestoreAsync(new PimSettingChange()));

        Assert.Equal((PimErrorCode.RoleNotFound, "There is no setting of User Administrator at Directory to change."), (thrown.Code, thrown.Message));
        Assert.Equal("User Administrator at Directory", thrown.TargetObject!.ToString());
    }

    private PimRoleSetting Today()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        new PimSettingChange { Approvers = [new(Given.Cleo.Id, PimPrincipalType.User, "Cleo of today")] }.ApplyTo(setting);
        var kept = RuleSet.After(setting, setting.GetChangedRules());
        _client.Settings.Add(kept);
        return kept;
    }

    private Task<PimRoleSetting> RestoreAsync(PimSettingChange snapshot) =>
        SettingSnapshot.RestoreAsync(_client, new("policy", Given.UserAdmin, PimScope.Directory, RuleSet.Usual()) { Snapshot = snapshot }, PimCall.None);
}
