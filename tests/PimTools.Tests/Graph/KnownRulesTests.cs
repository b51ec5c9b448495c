using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Most policies have the same rules, which are kept once; those that may be edited, or become known later, are not.</summary>
public sealed class KnownRulesTests
{
    private const string Expiration = """
        {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_EndUser_Assignment","isExpirationRequired":true,"maximumDuration":"PT8H","x":1}
        """;

    private const string Approval = """
        {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true,"approvalStages":[
        {"approvalStageTimeOutInDays":1,"primaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"a1"}]}]}}
        """;

    [Fact]
    public void A_rule_of_the_same_text_is_the_same_object()
    {
        var rules = new KnownRules(Offline.Principals());

        var first = rules.Read(JsonBody.Parse(Expiration));

        Assert.Same(first, rules.Read(JsonBody.Parse(Expiration)));
        Assert.NotSame(first, rules.Read(JsonBody.Parse(Expiration.Replace("PT8H", "PT9H"))));
        Assert.Equal(JsonBody.Text(JsonBody.Parse(Expiration)), first.Source);
    }

    [Fact]
    public void Stages_of_two_policies_are_their_own_and_bear_the_names_that_are_known_by_then()
    {
        var principals = Offline.Principals();
        var rules = new KnownRules(principals);
        var first = Assert.IsType<ApprovalRule>(rules.Read(JsonBody.Parse(Approval)));
        principals.Learn(new PimPrincipal("a1", PimPrincipalType.User, "Ada"));

        var second = Assert.IsType<ApprovalRule>(rules.Read(JsonBody.Parse(Approval)));

        Assert.NotSame(first.Stages[0], second.Stages[0]);
        Assert.Equal("Ada", second.Approvers[0].DisplayName);
        Assert.Same(first.Source, second.Source);
    }
}
