using System;
using System.Linq;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Settings;

/// <summary>Stages of approval are compared in all that they say, and what is told of a setting is what differs.</summary>
public sealed class ApprovalStageTests
{
    private static readonly PimApprover Ulla = new("u", PimPrincipalType.User, "Ulla");
    private static readonly PimApprover Vera = new("v", PimPrincipalType.User, "Vera");

    private static PimApprovalStage Stage() => new()
    {
        TimeoutInDays = 1, RequiresApproverJustification = true, IsEscalationEnabled = true, EscalationTime = TimeSpan.FromHours(2), Approvers = [Ulla, Vera], EscalationApprovers = [Vera],
    };

    [Fact]
    public void Two_stages_say_the_same_only_where_every_part_does()
    {
        Assert.True(Stage().SaysTheSameAs(Stage().Copy()));
        foreach (var change in new Action<PimApprovalStage>[]
        {
            stage => stage.TimeoutInDays = 2, stage => stage.RequiresApproverJustification = false, stage => stage.IsEscalationEnabled = false,
            stage => stage.EscalationTime = TimeSpan.FromHours(3), stage => stage.Approvers = [Ulla], stage => stage.EscalationApprovers = [Ulla],
        })
        {
            var other = Stage();
            change(other);

            Assert.False(Stage().SaysTheSameAs(other), other.ToString());
        }

        var reordered = Stage();
        reordered.Approvers = [Vera, Ulla, Vera];
        Assert.True(Stage().SaysTheSameAs(reordered));
        Assert.Equal([Vera, Ulla], reordered.Copy().Approvers);
    }

    [Fact]
    public void A_stage_is_blank_only_where_nothing_is_told_of_it()
    {
        Assert.True(new PimApprovalStage { Approvers = [Ulla] }.IsBlank);
        Assert.False(new PimApprovalStage { TimeoutInDays = 1 }.IsBlank);
        Assert.False(new PimApprovalStage { RequiresApproverJustification = false }.IsBlank);
        Assert.False(new PimApprovalStage { IsEscalationEnabled = false }.IsBlank);
    }

    [Fact]
    public void Fields_that_differ_are_told_and_the_approvers_of_the_first_stage_are_a_field_of_their_own()
    {
        Assert.Equal(["Approver"], Differences(setting => setting.Activation.ApprovalStages[0].Approvers = [Vera]));
        Assert.Empty(Differences(setting => setting.Activation.ApprovalStages[0].Approvers = [Vera, Ulla], setting => setting.Activation.ApprovalStages[0].Approvers = [Ulla, Vera]));
        Assert.Equal(["ApprovalStages"], Differences(setting => setting.Activation.ApprovalStages[0].TimeoutInDays = 3));
        Assert.Equal(["ApprovalStages"], Differences(setting => setting.Activation.ApprovalStages[0].EscalationApprovers = [Vera]));
        Assert.Equal(["ApprovalStages"], Differences(
            setting => setting.Activation.ApprovalStages = [Stage(), Stage()],
            setting => setting.Activation.ApprovalStages = [Stage(), new() { TimeoutInDays = 1, RequiresApproverJustification = true, IsEscalationEnabled = true, EscalationTime = TimeSpan.FromHours(2), Approvers = [Ulla], EscalationApprovers = [Vera] }]));
        Assert.Equal(["ApprovalMode"], Differences(setting => setting.Activation.ApprovalMode = PimApprovalMode.Parallel));
    }

    [Fact]
    public void Approvers_who_read_alike_are_told_by_their_ids()
    {
        var namesake = new PimApprover("w", PimPrincipalType.User, "Ulla");
        var (from, to) = (Usual(), Usual());
        from.Activation.ApprovalStages[0].Approvers = [Ulla];
        to.Activation.ApprovalStages[0].Approvers = [namesake];

        var difference = Assert.Single(SettingField.Compare(from, to));

        Assert.Equal(("Ulla (u)", "Ulla (w)"), (difference.From, difference.To));
    }

    [Fact]
    public void Approvers_without_an_id_are_told_apart_by_what_they_are()
    {
        PimApprover Manager(int level) => new(PimApproverKind.Manager) { ManagerLevel = level };
        PimApprover Odd(string json) => new(string.Empty, PimPrincipalType.Unknown) { Source = json };

        Assert.Equal(["Approver"], Approvers(Manager(2), Manager(3)));
        Assert.Empty(Approvers(Manager(2), Manager(2)));
        Assert.Equal(["Approver"], Approvers(Odd("{}"), Odd("{\"a\":1}")));
        Assert.Empty(Approvers(new PimApprover("u", PimPrincipalType.User, "Ulla"), new PimApprover("U", PimPrincipalType.User, "Ursula")));
    }

    [Fact]
    public void Several_stages_need_a_mode_that_is_one()
    {
        var setting = Usual();
        setting.Activation.RequiresApproval = true;
        setting.Activation.ApprovalMode = PimApprovalMode.NoApproval;
        setting.Activation.ApprovalStages = [Stage()];
        setting.GetChangedRules();

        setting.Activation.ApprovalStages = [Stage(), Stage()];
        Assert.Equal(PimErrorCode.InvalidSetting, Assert.Throws<PimException>(() => setting.GetChangedRules()).Code);

        setting.Activation.RequiresApproval = false;
        setting.GetChangedRules();
        (setting.Activation.RequiresApproval, setting.Activation.ApprovalMode) = (true, PimApprovalMode.Serial);
        setting.GetChangedRules();
    }

    [Theory]
    [InlineData(null, null, true, false)]
    [InlineData(false, null, false, false)]
    [InlineData(null, true, true, true)]
    public void What_a_change_does_not_say_of_extensions_and_reasons_stays(bool? extension, bool? reason, bool extensionAfter, bool reasonAfter)
    {
        var setting = Usual();
        (setting.Activation.RequiresApprovalForExtension, setting.Activation.RequiresRequestorJustification) = (true, false);

        new PimSettingChange { RequiresApprovalForExtension = extension, RequiresRequestorJustification = reason }.ApplyTo(setting);

        Assert.Equal((extensionAfter, reasonAfter), (setting.Activation.RequiresApprovalForExtension, setting.Activation.RequiresRequestorJustification));
    }

    [Fact]
    public void A_comparison_tells_both_roles_and_both_values()
    {
        var (left, right) = (Usual(), new PimRoleSetting("p", Given.ExchangeAdmin, Given.Sales, RuleSet.Usual()));

        var told = new PimSettingComparison(left, right, new PimSettingDifference("Field", "1", "2"));

        Assert.Equal("Field: 1 in User Administrator at Directory, 2 in Exchange Administrator at Sales", told.ToString());
    }

    [Fact]
    public void A_rule_that_is_not_known_is_the_same_by_its_id_alone()
    {
        Assert.True(new UnknownRule("a").SaysTheSameAs(new UnknownRule("a")));
        Assert.False(new UnknownRule("a").SaysTheSameAs(new UnknownRule("b")));
        Assert.False(new UnknownRule("a").SaysTheSameAs(new EnablementRule("a", PimRequirements.None)));
    }

    private static PimRoleSetting Usual()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        setting.Activation.ApprovalMode = PimApprovalMode.SingleStage;
        setting.Activation.ApprovalStages = [new() { TimeoutInDays = 1, RequiresApproverJustification = true, IsEscalationEnabled = false, EscalationTime = TimeSpan.Zero, Approvers = [Ulla] }];
        return setting;
    }

    private static string[] Approvers(PimApprover one, PimApprover other) =>
        Differences(setting => setting.Activation.ApprovalStages[0].Approvers = [one], setting => setting.Activation.ApprovalStages[0].Approvers = [other]);

    private static string[] Differences(Action<PimRoleSetting> change, Action<PimRoleSetting>? before = null)
    {
        var (from, to) = (Usual(), Usual());
        before?.Invoke(from);
        change(to);
        return [.. SettingField.Compare(from, to).Select(one => one.Field)];
    }
}
