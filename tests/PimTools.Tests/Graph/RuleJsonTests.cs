using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Policies;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Rules there and back again: nothing the service said may get lost.</summary>
public class RuleJsonTests
{
    private const string Prefix = "#microsoft.graph.unifiedRoleManagementPolicy";

    [Theory]
    [InlineData("ExpirationRule", """{"isExpirationRequired":true,"maximumDuration":"PT8H","newThing":{"a":1}}""")]
    [InlineData("EnablementRule", """{"enabledRules":["MultiFactorAuthentication","Justification"],"newThing":[1]}""")]
    [InlineData("AuthenticationContextRule", """{"isEnabled":true,"claimValue":"c7","newThing":"x"}""")]
    [InlineData("NotificationRule", """{"notificationType":"Email","recipientType":"Admin","notificationLevel":"Critical","isDefaultRecipientsEnabled":false,"notificationRecipients":["a@b.c"]}""")]
    [InlineData("ApprovalRule", """{"setting":{"isApprovalRequired":true,"isApprovalRequiredForExtension":true,"approvalMode":"Serial","approvalStages":[{"approvalStageTimeOutInDays":7,"primaryApprovers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":1}],"escalationApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"u"}]},{"second":true}]}}""")]
    [InlineData("PreApprovalCheckRule", """{"endpoint":"https://example.com","when":"2026-01-01T00:00:00.0000000Z"}""")]
    public void What_was_not_changed_goes_back_as_it_came(string type, string properties)
    {
        var rule = Rule(type, properties);

        var written = RuleWriter.Write(RuleReader.Read(rule, Nobody()));

        Assert.True(JToken.DeepEquals(rule, written), written.ToString());
    }

    [Fact]
    public void A_requirement_this_version_does_not_know_is_told_beside_the_others_and_goes_back_as_it_came()
    {
        var source = Rule("EnablementRule", """{"enabledRules":["Justification","Biometrics"]}""");
        var rule = Assert.IsType<EnablementRule>(RuleReader.Read(source, Nobody()));

        Assert.Equal(PimRequirements.Justification | PimRequirements.Unknown, rule.Requirements);
        Assert.True(JToken.DeepEquals(source, RuleWriter.Write(rule)));
    }

    [Theory]
    [InlineData("userId")]
    [InlineData("id")]
    public void A_user_is_an_approver_in_either_spelling(string property)
    {
        var rule = Rule("ApprovalRule", """
            {"setting":{"isApprovalRequired":true,"approvalStages":[{"primaryApprovers":[
              {"@odata.type":"#microsoft.graph.singleUser","PROPERTY":"u1","description":"Somebody"}]}]}}
            """.Replace("PROPERTY", property, StringComparison.Ordinal));

        var approver = Assert.Single(Assert.IsType<ApprovalRule>(RuleReader.Read(rule, Nobody())).Approvers);

        Assert.Equal(("u1", PimPrincipalType.User, "Somebody"), (approver.Id, approver.Type, approver.DisplayName));
    }

    [Theory]
    [InlineData("""{"setting":{"isApprovalRequired":false,"approvalMode":"NoApproval","approvalStages":[]}}""")]
    [InlineData("""{"setting":{"isApprovalRequired":false}}""")]
    [InlineData("{}")]
    public void Approval_that_was_never_set_up_gets_its_stage(string properties)
    {
        var source = Rule("ApprovalRule", properties);
        var approvers = new[] { new PimApprover("u1", PimPrincipalType.User, "Somebody"), new PimApprover("g1", PimPrincipalType.Group) };

        var written = RuleWriter.Write(new ApprovalRule("Approval_EndUser_Assignment", true, approvers) { Source = source.ToString() });

        var setting = (JObject)written["setting"]!;
        Assert.Equal("SingleStage", (string?)setting["approvalMode"]);
        var stage = Assert.Single(setting["approvalStages"]!);
        var expected = JArray.Parse("""
            [{"@odata.type":"#microsoft.graph.singleUser","userId":"u1","description":"Somebody"},
             {"@odata.type":"#microsoft.graph.groupMembers","groupId":"g1"}]
            """);
        Assert.True(JToken.DeepEquals(expected, stage["primaryApprovers"]));
    }

    [Fact]
    public void Property_names_in_another_case_are_replaced_and_not_doubled()
    {
        var source = Rule("ExpirationRule", """{"IsExpirationRequired":true,"MaximumDuration":"PT8H"}""");

        var written = RuleWriter.Write(new ExpirationRule("x", false, TimeSpan.FromHours(1)) { Source = source.ToString() });

        Assert.Equal("PT1H", (string?)written["MaximumDuration"]);
        Assert.Null(written["maximumDuration"]);
    }

    private static JObject Rule(string type, string properties)
    {
        var rule = new JObject
        {
            ["@odata.type"] = Prefix + type,
            ["id"] = "x",
            ["target"] = new JObject { ["caller"] = "EndUser", ["operations"] = new JArray("all"), ["level"] = "Assignment" },
        };
        rule.Merge(PimTools.Graph.Json.JsonBody.Parse(properties));
        return rule;
    }

    private static PrincipalDirectory Nobody() => Offline.Principals();
}
