using System;
using System.Linq;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Configuration;

/// <summary>A setting as a document says it: what its policy tells, in an order that stays, and nothing that is not known.</summary>
public sealed class SettingDocumentTests
{
    private static readonly PimApprover Cleo = new(Given.Cleo.Id, PimPrincipalType.User, "Cleo");
    private static readonly PimApprover Leads = new("c1", PimPrincipalType.Group, "Leads");

    [Fact]
    public void Approval_is_written_with_everybody_whom_it_names_in_the_order_of_their_names()
    {
        var approval = new ApprovalRule(RuleIds.ActivationApproval, true, [])
        {
            Mode = PimApprovalMode.Serial,
            IsApprovalRequiredForExtension = false,
            IsRequestorJustificationRequired = true,
            Stages =
            [
                new()
                {
                    TimeoutInDays = 1, RequiresApproverJustification = true, IsEscalationEnabled = true, EscalationTime = TimeSpan.FromHours(2),
                    Approvers = [new(PimApproverKind.Manager), new(PimApproverKind.Manager) { ManagerLevel = 2 }, Leads, Cleo],
                    EscalationApprovers = [new(PimApproverKind.ExternalSponsor), new(PimApproverKind.InternalSponsor), new(PimApproverKind.TargetUserSponsor)],
                },
                new() { TimeoutInDays = 14, RequiresApproverJustification = false, IsEscalationEnabled = false, EscalationTime = TimeSpan.Zero, Approvers = [Cleo] },
            ],
        };

        Assert.Equal(
            """
            approval:
              required: true
              mode: Serial
              requiredForExtension: false
              requestorJustification: true
              stages:
                - timeoutInDays: 1
                  approverJustification: true
                  approvers:
                    - { user: Cleo, id: ID }
                    - { group: Leads, id: c1 }
                    - { manager: 1 }
                    - { manager: 2 }
                  escalation:
                    enabled: true
                    after: 2h
                    approvers:
                      - { sponsors: External }
                      - { sponsors: Internal }
                      - { sponsors: TargetUser }
                - timeoutInDays: 14
                  approverJustification: false
                  approvers:
                    - { user: Cleo, id: ID }
                  escalation:
                    enabled: false
            """.ReplaceLineEndings("\n"),
            Section("approval", approval).Replace(Given.Cleo.Id, "ID"));
    }

    [Fact]
    public void A_plan_says_also_that_nobody_is_named()
    {
        var rules = Usual(new ApprovalRule(RuleIds.ActivationApproval, true, []) { Stages = [new() { TimeoutInDays = 1 }] });

        Assert.Equal(3, Text(rules, isWhole: true).Split("approvers: []").Length);
        Assert.Equal(2, Text(rules, isWhole: false).Split("approvers: []").Length);
    }

    [Fact]
    public void An_approver_of_a_kind_that_is_not_known_leaves_the_stages_as_they_are()
    {
        var unknown = new PimApprover(PimApproverKind.Unknown);
        foreach (var stage in new PimApprovalStage[] { new() { Approvers = [Cleo, unknown] }, new() { Approvers = [Cleo], EscalationApprovers = [unknown] } })
        {
            var text = Section("approval", new ApprovalRule(RuleIds.ActivationApproval, true, []) { Mode = PimApprovalMode.Unknown, Stages = [new() { Approvers = [Cleo] }, stage] });

            Assert.Equal("approval:\n  required: true", text);
        }
    }

    [Fact]
    public void What_the_policy_has_no_rule_for_is_left_out()
    {
        Assert.Equal(string.Empty, Text([], isWhole: false).Trim());
        Assert.Equal(
            "eligible:\n  requires: []",
            Text([new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.None)], isWhole: false).Trim());
        Assert.Equal("activation:\n  authenticationContext: none", Text([new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, false, null)], isWhole: false).Trim());
        Assert.Equal("activation:\n  authenticationContext: c1", Text([new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1")], isWhole: false).Trim());
    }

    [Fact]
    public void Demands_are_a_list_and_one_that_is_not_known_leaves_them_as_they_are()
    {
        Assert.Equal("active:\n  requires: [Mfa, Justification]", Text([new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.Mfa | PimRequirements.Justification)], isWhole: false).Trim());
        Assert.Equal(string.Empty, Text([new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.Mfa | PimRequirements.Unknown)], isWhole: false).Trim());
    }

    [Fact]
    public void Mails_have_their_recipients_in_order_and_a_level_that_is_not_known_leaves_them_as_they_are()
    {
        var id = RuleIds.Notification("Admin", RuleIds.ActivationNotificationSuffix);

        Assert.Equal(
            "notifications:\n  activation:\n    administrator: { level: Critical, defaultRecipients: false, recipients: [a@contoso.com, b@contoso.com] }",
            Text([new NotificationRule(id, PimNotificationLevel.Critical, false, ["b@contoso.com", "a@contoso.com"])], isWhole: false).Trim());
        Assert.Equal(string.Empty, Text([new NotificationRule(id, PimNotificationLevel.Unknown, false, ["b@contoso.com"])], isWhole: false).Trim());
    }

    private static PolicyRule[] Usual(PolicyRule other) => [.. RuleSet.Usual().Select(rule => rule.Id == other.Id ? other : rule)];

    private static string Text(PolicyRule[] rules, bool isWhole) => new DocumentFormat().WriteYaml(SettingDocument.Write([], RuleSet.Setting(rules), isWhole), null);

    private static string Section(string key, PolicyRule rule)
    {
        var lines = Text(Usual(rule), isWhole: false).Split('\n').SkipWhile(line => line != $"  {key}:").ToList();
        return string.Join('\n', lines.Take(1).Concat(lines.Skip(1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))).Select(line => line[2..]));
    }
}
