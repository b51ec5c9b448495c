using System;
using System.Linq;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Settings;

/// <summary>Changes to who approves an activation, stage by stage: what is asked for is set, what is not stays, and what cannot be is refused.</summary>
public sealed class ApprovalChangeTests
{
    private static readonly PimApprover Cleo = new(Given.Cleo.Id, PimPrincipalType.User, "Cleo");
    private static readonly PimApprover Ada = new(Given.Ada.Id, PimPrincipalType.User, "Ada");
    private static readonly PimApprover Manager = new(PimApproverKind.Manager) { ManagerLevel = 2 };

    [Fact]
    public void A_stage_keeps_what_the_change_does_not_say()
    {
        var setting = Approved(Stage(2, Cleo));

        Apply(setting, new PimSettingChange { Stages = [new StageChange()] });

        Assert.Equal("Cleo within 2d, without justification, after 2h by Ada", Tell(setting));
        Assert.Empty(setting.GetChangedRules());
    }

    [Fact]
    public void Each_term_of_a_stage_is_changed_by_itself()
    {
        Assert.Equal("Cleo within 3d, without justification, after 2h by Ada", After(new StageChange { TimeoutInDays = 3 }));
        Assert.Equal("Cleo within 2d, with justification, after 2h by Ada", After(new StageChange { RequiresApproverJustification = true }));
        Assert.Equal("Cleo within 2d, without justification, no escalation", After(new StageChange { IsEscalationEnabled = false }));
        Assert.Equal("Cleo within 2d, without justification, after 5h by Ada", After(new StageChange { EscalationTime = TimeSpan.FromHours(5) }));
        Assert.Equal("manager (level 2) within 2d, without justification, after 2h by Ada", After(new StageChange { Approvers = [Manager] }));
        Assert.Equal("Cleo within 2d, without justification, after 2h by role admins", After(new StageChange { EscalationApprovers = [] }));
    }

    [Fact]
    public void A_stage_more_begins_with_the_services_defaults_and_a_stage_less_is_gone()
    {
        var setting = Approved(Stage(2, Cleo));

        Apply(setting, new PimSettingChange { Stages = [new StageChange(), new StageChange { Approvers = [Ada] }] });
        Assert.Equal("Cleo within 2d, without justification, after 2h by Ada; Ada within 1d, with justification, no escalation", Tell(setting));

        Apply(setting, new PimSettingChange { Stages = [new StageChange()] });
        Assert.Equal("Cleo within 2d, without justification, after 2h by Ada", Tell(setting));
    }

    [Fact]
    public void Approvers_that_are_named_turn_approval_on_and_none_do_not()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        Apply(setting, new PimSettingChange { Approvers = [] });
        Assert.False(setting.Activation.RequiresApproval);

        Apply(setting, new PimSettingChange { Approvers = [Cleo] });
        Assert.True(setting.Activation.RequiresApproval);

        Apply(setting, new PimSettingChange { Approvers = [Ada], RequiresApproval = false });
        Assert.False(setting.Activation.RequiresApproval);
    }

    [Theory]
    [InlineData(1, PimApprovalMode.SingleStage)]
    [InlineData(2, PimApprovalMode.Serial)]
    public void Approval_that_is_turned_on_gets_a_mode_that_is_one(int stages, PimApprovalMode mode)
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        setting.Activation.ApprovalMode = PimApprovalMode.NoApproval;

        Apply(setting, new PimSettingChange { RequiresApproval = true, Stages = [.. Enumerable.Repeat(new StageChange { Approvers = [Cleo] }, stages)] });

        Assert.Equal(mode, setting.Activation.ApprovalMode);
    }

    [Fact]
    public void The_mode_NoApproval_takes_no_standing_mode_away()
    {
        var setting = Approved(Stage(1, Cleo), Stage(1, Ada));
        setting.Activation.ApprovalMode = PimApprovalMode.Parallel;
        Apply(setting, new PimSettingChange { ApprovalMode = PimApprovalMode.NoApproval });
        Assert.Equal(PimApprovalMode.Parallel, setting.Activation.ApprovalMode);

        Apply(setting, new PimSettingChange { ApprovalMode = PimApprovalMode.NoApproval, RequiresApproval = false });
        Assert.Equal(PimApprovalMode.NoApproval, setting.Activation.ApprovalMode);
    }

    [Fact]
    public void Approval_without_a_stage_gets_one_where_it_is_turned_on_or_had_one()
    {
        var turnedOn = RuleSet.Setting([.. RuleSet.Usual()]);
        Apply(turnedOn, new PimSettingChange { RequiresApproval = true, Stages = [] });
        Assert.Single(turnedOn.Activation.ApprovalStages);

        var emptied = Approved(Stage(2, Cleo));
        Apply(emptied, new PimSettingChange { Stages = [] });
        Assert.Equal("role admins within 1d, with justification, no escalation", Tell(emptied));

        var off = RuleSet.Setting([.. RuleSet.Usual()]);
        Apply(off, new PimSettingChange { Stages = [] });
        Assert.Empty(off.Activation.ApprovalStages);
    }

    [Fact]
    public void What_a_setting_says_itself_comes_before_its_template()
    {
        var template = new PimSettingChange
        {
            MaximumActivationDuration = TimeSpan.FromHours(1), ActivationRequires = PimRequirements.Mfa, AuthenticationContext = "c1", RequiresApproval = true, Approvers = [Cleo],
            ApprovalMode = PimApprovalMode.Serial, RequiresApprovalForExtension = true, RequiresRequestorJustification = true, Stages = [new StageChange()], AllowPermanentEligible = true,
            MaximumEligibleDuration = TimeSpan.FromDays(1), EligibleRequires = PimRequirements.Mfa, AllowPermanentActive = true, MaximumActiveDuration = TimeSpan.FromDays(1),
            ActiveRequires = PimRequirements.Mfa, Notifications = [new() { Level = PimNotificationLevel.All }],
        };
        var own = new PimSettingChange
        {
            MaximumActivationDuration = TimeSpan.FromHours(2), ActivationRequires = PimRequirements.None, AuthenticationContext = string.Empty, RequiresApproval = false, Approvers = [],
            ApprovalMode = PimApprovalMode.Parallel, RequiresApprovalForExtension = false, RequiresRequestorJustification = false, Stages = [], AllowPermanentEligible = false,
            MaximumEligibleDuration = TimeSpan.FromDays(2), EligibleRequires = PimRequirements.None, AllowPermanentActive = false, MaximumActiveDuration = TimeSpan.FromDays(2),
            ActiveRequires = PimRequirements.None, Notifications = [new() { Level = PimNotificationLevel.None }],
        };
        var none = new PimSettingChange();

        Assert.Equal(own with { Notifications = none.Notifications }, own.Over(template) with { Notifications = none.Notifications });
        Assert.Equal(template with { Notifications = none.Notifications }, none.Over(template) with { Notifications = none.Notifications });
        Assert.Equal([PimNotificationLevel.All, PimNotificationLevel.None], own.Over(template).Notifications.Select(mail => mail.Level!.Value));
    }

    [Theory]
    [InlineData(0, 60, "lasts at least one day, not 0")]
    [InlineData(-1, 60, "lasts at least one day, not -1")]
    [InlineData(1, -60, "is counted in whole minutes, not -00:01:00")]
    [InlineData(1, 61, "is counted in whole minutes, not 00:01:01")]
    [InlineData(1, 60, null)]
    [InlineData(14, 0, null)]
    public void A_stage_that_lasts_no_day_or_escalates_within_a_minute_is_refused(int days, int seconds, string? refusal) => Refused(
        new PimSettingChange { RequiresApproval = true, Stages = [new StageChange { TimeoutInDays = days, EscalationTime = TimeSpan.FromSeconds(seconds), Approvers = [Cleo] }] }, refusal);

    [Fact]
    public void An_odd_stage_that_stands_stops_no_other_change()
    {
        var setting = Approved(Stage(0, Cleo));

        Apply(setting, new PimSettingChange { MaximumActivationDuration = TimeSpan.FromHours(1) });

        Assert.Single(setting.GetChangedRules());
    }

    [Fact]
    public void Mails_of_a_level_that_is_not_known_cannot_be_asked_for() => Refused(
        new PimSettingChange { Notifications = [new() { Event = PimNotificationEvent.Activation, To = PimNotificationRecipient.Approver, Level = PimNotificationLevel.Unknown }] },
        "Unknown is no level of mails that Notification_Approver_EndUser_Assignment of User Administrator could be set to.");

    [Theory]
    [InlineData(RuleIds.EligibleEnablement, "eligible assignment")]
    [InlineData(RuleIds.ActiveEnablement, "active assignment")]
    [InlineData(RuleIds.ActivationEnablement, "activation")]
    public void A_demand_that_is_not_known_is_kept_or_the_change_is_refused(string id, string subject)
    {
        var change = new PimSettingChange { EligibleRequires = PimRequirements.Ticket, ActiveRequires = PimRequirements.Ticket, ActivationRequires = PimRequirements.Ticket };
        Refused(
            id == RuleIds.EligibleEnablement ? new() { EligibleRequires = change.EligibleRequires } : id == RuleIds.ActiveEnablement ? new() { ActiveRequires = change.ActiveRequires } : new() { ActivationRequires = change.ActivationRequires },
            $"The {subject} of User Administrator demands something that this version does not know, and that would be lost.",
            new EnablementRule(id, PimRequirements.Unknown | PimRequirements.Mfa));
        Refused(
            id == RuleIds.EligibleEnablement ? new() { EligibleRequires = PimRequirements.Unknown } : id == RuleIds.ActiveEnablement ? new() { ActiveRequires = PimRequirements.Unknown } : new() { ActivationRequires = PimRequirements.Unknown },
            $"The {subject} of User Administrator demands nothing unknown, so Unknown cannot be kept.");
    }

    private static PimApprovalStage Stage(int days, PimApprover approver) => new()
    {
        TimeoutInDays = days,
        RequiresApproverJustification = false,
        IsEscalationEnabled = true,
        EscalationTime = TimeSpan.FromHours(2),
        Approvers = [approver],
        EscalationApprovers = [Ada],
    };

    private static PimRoleSetting Approved(params PimApprovalStage[] stages) => RuleSet.Setting([.. RuleSet.Usual().Select(rule => rule is ApprovalRule
        ? new ApprovalRule(rule.Id, true, []) { Mode = stages.Length > 1 ? PimApprovalMode.Serial : PimApprovalMode.SingleStage, Stages = stages }
        : rule)]);

    private static void Apply(PimRoleSetting setting, PimSettingChange change) => change.ApplyTo(setting);

    private static string Tell(PimRoleSetting setting) => string.Join("; ", setting.Activation.ApprovalStages.Select(stage => stage.ToString()));

    private static string After(StageChange change)
    {
        var setting = Approved(Stage(2, Cleo));
        Apply(setting, new PimSettingChange { Stages = [change] });
        return Tell(setting);
    }

    private static void Refused(PimSettingChange change, string? refusal, params PolicyRule[] standing)
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual().Select(rule => standing.FirstOrDefault(one => one.Id == rule.Id) ?? rule)]);
        Apply(setting, change);
        var error = Record.Exception(() => setting.GetChangedRules()) as PimException;

        Assert.Equal(refusal is null ? null : PimErrorCode.InvalidSetting, error?.Code);
        Assert.Contains(refusal ?? string.Empty, error?.Message ?? string.Empty, StringComparison.Ordinal);
    }
}
