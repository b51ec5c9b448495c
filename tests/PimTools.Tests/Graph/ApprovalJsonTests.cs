using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Approval, typed whole: what was not touched goes back as it came, and what was touched says so alone.</summary>
public sealed class ApprovalJsonTests
{
    private const string Odd = """
        {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","target":{"caller":"EndUser"},
         "setting":{"isApprovalRequired":true,"isApprovalRequiredForExtension":"True","isRequestorJustificationRequired":null,"approvalMode":"Serial","future":{"a":[1]},
         "approvalStages":[
           {"approvalStageTimeOutInDays":3,"isApproverJustificationRequired":false,"escalationTimeInMinutes":90,"isEscalationEnabled":true,"future":1,
            "primaryApprovers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":2,"isBackup":true},{"@odata.type":"#microsoft.graph.singleUser","userId":"u1","description":"Ulla"}],
            "escalationApprovers":[{"@odata.type":"#microsoft.graph.internalSponsors"},{"@odata.type":"#microsoft.graph.oracle","x":1}]},
           {"second":true}]}}
        """;

    [Fact]
    public void Every_part_of_an_approval_is_read()
    {
        var rule = Read(Odd);

        Assert.Equal((true, PimApprovalMode.Serial, true, null), (rule.IsApprovalRequired, rule.Mode, rule.IsApprovalRequiredForExtension, rule.IsRequestorJustificationRequired));
        var first = rule.Stages[0];
        Assert.Equal((3, false, true, TimeSpan.FromMinutes(90)), (first.TimeoutInDays, first.RequiresApproverJustification, first.IsEscalationEnabled, first.EscalationTime));
        Assert.Collection(
            first.Approvers,
            manager => Assert.Equal((PimApproverKind.Manager, 2, "manager (level 2)"), (manager.Kind, manager.ManagerLevel, manager.ToString())),
            user => Assert.Equal((PimApproverKind.User, "u1", "Ulla"), (user.Kind, user.Id, user.DisplayName)));
        Assert.Equal([PimApproverKind.InternalSponsor, PimApproverKind.Unknown], Array.ConvertAll(first.EscalationApprovers, one => one.Kind));
        Assert.True(rule.Stages[1].IsBlank);
    }

    [Fact]
    public void What_was_not_touched_goes_back_as_it_came() => Assert.True(JToken.DeepEquals(JsonBody.Parse(Odd), RuleWriter.Write(Read(Odd))));

    [Fact]
    public void What_was_touched_is_sent_and_nothing_beside_it()
    {
        var setting = Setting(Read(Odd));
        setting.Activation.ApprovalStages[0].TimeoutInDays = 5;
        setting.Activation.RequiresRequestorJustification = true;

        var written = RuleWriter.Write(Assert.Single(setting.GetChangedRules()));

        var expected = JsonBody.Parse(Odd);
        expected["setting"]!["isRequestorJustificationRequired"] = true;
        expected["setting"]!["approvalStages"]![0]!["approvalStageTimeOutInDays"] = 5;
        Assert.True(JToken.DeepEquals(expected, written), written.ToString());
    }

    [Fact]
    public void A_manager_and_sponsors_can_be_named_in_Graph_and_not_in_Azure()
    {
        var stage = new PimApprovalStage { Approvers = [new PimApprover(PimApproverKind.Manager) { ManagerLevel = 1 }, new PimApprover(PimApproverKind.TargetUserSponsor)] };

        var written = RuleWriter.Write(New(stage, """{"@odata.type":"x"}"""));

        var expected = JArray.Parse("""[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":1},{"@odata.type":"#microsoft.graph.targetUserSponsors"}]""");
        Assert.True(JToken.DeepEquals(expected, written["setting"]!["approvalStages"]![0]!["primaryApprovers"]), written.ToString());
        var refusal = Assert.Throws<PimException>(() => RuleWriter.Write(New(stage, """{"ruleType":"RoleManagementPolicyApprovalRule"}""")));
        Assert.Equal(PimErrorCode.InvalidSetting, refusal.Code);
    }

    [Theory]
    [InlineData("ExpirationRule", """{"id":"Expiration_Admin_Eligibility","maximumDuration":"P1D"}""")]
    [InlineData("AuthenticationContextRule", """{"id":"AuthenticationContext_EndUser_Assignment","isEnabled":"perhaps"}""")]
    [InlineData("NotificationRule", """{"id":"Notification_Admin_Admin_Eligibility","notificationLevel":"Urgent","isDefaultRecipientsEnabled":true}""")]
    [InlineData("NotificationRule", """{"id":"Notification_Admin_Admin_Eligibility","notificationLevel":"All"}""")]
    public void What_a_rule_does_not_tell_is_unknown_and_goes_back_as_it_came(string type, string body)
    {
        var source = JsonBody.Parse(body);
        source["@odata.type"] = "#microsoft.graph.unifiedRoleManagementPolicy" + type;
        var rule = Assert.IsType<UnknownRule>(RuleReader.Read(source, Offline.Principals()));

        var setting = new PimRoleSetting("policy", Core.Given.UserAdmin, PimScope.Directory, [rule]);

        Assert.Null(setting.AllowPermanentEligible);
        Assert.Equal("?", setting.Notification.EligibleAssignment.Administrator.ToString());
        Assert.True(JToken.DeepEquals(source, RuleWriter.Write(rule)));
    }

    private static ApprovalRule New(PimApprovalStage stage, string source) => new("Approval_EndUser_Assignment", true, []) { Stages = [stage], Source = source };

    private static PimRoleSetting Setting(PolicyRule rule) => new("policy", Core.Given.UserAdmin, PimScope.Directory, [rule]);

    private static ApprovalRule Read(string json) => Assert.IsType<ApprovalRule>(RuleReader.Read(JsonBody.Parse(json), Offline.Principals()));
}
