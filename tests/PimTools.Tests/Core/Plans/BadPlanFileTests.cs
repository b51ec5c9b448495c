using System;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A file that is no plan, or says something that no plan says, is refused with what is wrong in it.</summary>
public sealed class BadPlanFileTests
{
    private const string Head = "\"pimPlan\": 1, \"tenantId\": \"tenant\", \"created\": \"2026-03-02T08:00:00Z\"";
    private const string Role = "\"kind\": \"EntraRole\", \"roleId\": \"r\", \"scopeId\": \"/\"";
    private const string Assignment = Role + ", \"action\": \"Create\", \"type\": \"Eligible\"";
    private const string Person = "\"principal\": { \"id\": \"p\" }";

    [Theory]
    [InlineData("[]", "It has no map of keys at its root.")]
    [InlineData("{ \"tenantId\": \"tenant\", \"created\": \"2026-03-02T08:00:00Z\" }", "It does not say \"pimPlan\": 1.")]
    [InlineData("{ \"pimPlan\": 2, \"tenantId\": \"tenant\", \"created\": \"2026-03-02T08:00:00Z\" }", "It does not say \"pimPlan\": 1.")]
    [InlineData("{ \"pimPlan\": 1, \"created\": \"2026-03-02T08:00:00Z\" }", "A plan needs 'tenantId'.")]
    [InlineData("{ \"pimPlan\": 1, \"tenantId\": \"tenant\" }", "'created' is missing.")]
    [InlineData("{ " + Head + ", \"prine\": true }", "A plan has no 'prine'.")]
    [InlineData("{ " + Head + ", \"unread\": [{ \"part\": \"x\", \"cause\": \"y\" }] }", "A part has no 'cause'.")]
    [InlineData("{ " + Head + ", \"unread\": [{ \"reason\": \"y\" }] }", "A part needs 'part'.")]
    [InlineData("{ " + Head + ", \"breakGlass\": [{ \"name\": \"y\" }] }", "An account needs 'id'.")]
    [InlineData("{ " + Head + ", \"breakGlass\": [{ \"id\": \"y\", \"mail\": \"z\" }] }", "An account has no 'mail'.")]
    [InlineData("{ " + Head + ", \"protected\": [{ \"kind\": \"EntraRole\", \"roleId\": \"r\", \"scopeId\": \"/\", \"principalId\": \"p\" }] }", "'type' is missing.")]
    [InlineData("{ " + Head + ", \"protected\": [{ " + Role + ", \"type\": \"Active\" }] }", "An assignment needs 'principalId'.")]
    [InlineData("{ " + Head + ", \"protected\": [{ " + Role + ", \"type\": \"Active\", \"principalId\": \"p\", \"role\": \"x\" }] }", "An assignment has no 'role'.")]
    public void A_head_that_is_no_plan(string text, string why) => Refused(text, why);

    [Theory]
    [InlineData("\"roleId\": \"r\", \"scopeId\": \"/\"", "'kind' is missing.")]
    [InlineData("\"kind\": \"EntraRole\", \"scopeId\": \"/\"", "A change needs 'roleId'.")]
    [InlineData("\"kind\": \"EntraRole\", \"roleId\": \"r\"", "A change needs 'scopeId'.")]
    [InlineData(Role + ", \"action\": \"Destroy\"", "'action' is one of None, Create, Update, Extend, Remove, not 'Destroy'.")]
    [InlineData(Role + ", \"note\": \"x\"", "A change has no 'note'.")]
    [InlineData(Role + ", \"differences\": [{ \"from\": \"a\", \"to\": \"b\" }]", "A difference needs 'field'.")]
    [InlineData(Role + ", \"differences\": [{ \"field\": \"End\", \"was\": \"b\" }]", "A difference has no 'was'.")]
    [InlineData(Role + ", \"seen\": [{ \"value\": \"b\" }]", "A field needs 'field'.")]
    [InlineData(Role + ", \"seen\": [{ \"field\": \"End\", \"text\": \"b\" }]", "A field has no 'text'.")]
    [InlineData(Role + ", \"after\": { \"activation\": { \"maximumDuration\": \"soon\" } }", "'maximumDuration' is a duration, such as 30m, 4h or 180d, not 'soon'.")]
    [InlineData(Assignment, "An assignment has no 'principal'.")]
    [InlineData(Assignment + ", \"principal\": {}", "A principal needs 'id'.")]
    [InlineData(Assignment + ", \"principal\": { \"id\": \"p\", \"type\": \"Robot\" }", "not 'Robot'.")]
    [InlineData(Assignment + ", " + Person + ", \"after\": { \"permanent\": true, \"until\": \"x\" }", "The terms has no 'until'.")]
    [InlineData(Assignment + ", " + Person + ", \"after\": {}", "The terms have one of end, duration and permanent.")]
    [InlineData(Assignment + ", " + Person + ", \"after\": { \"permanent\": true, \"duration\": \"P1D\" }", "The terms have one of end, duration and permanent.")]
    [InlineData(Assignment + ", " + Person + ", \"before\": { \"start\": \"2026-03-02T08:00:00Z\", \"permanent\": false }", "The terms have one of end, duration and permanent.")]
    public void A_step_that_no_plan_has(string step, string why) => Refused($"{{ {Head}, \"changes\": [{{ {step} }}] }}", why);

    [Theory]
    [InlineData(", \"after\": { \"duration\": \"P1D\" }")]
    [InlineData(", \"after\": { \"end\": \"2026-03-02T08:00:00Z\", \"permanent\": false }")]
    [InlineData(", \"after\": { \"permanent\": true }")]
    [InlineData("")]
    public void Terms_that_say_one_of_the_three_are_taken(string terms) =>
        Assert.Equal(terms.Length > 0, GivenSteps.Read($"{{ {Head}, \"changes\": [{{ {Assignment}, {Person}{terms} }}] }}").Changes[0].Planned.Assignment!.To is not null);

    [Fact]
    public void Texts_that_are_left_out_are_empty()
    {
        var text = $"{{ {Head}, \"unread\": [{{ \"part\": \"Groups\" }}], \"changes\": [{{ {Role}, \"seen\": [{{ \"field\": \"End\" }}], \"differences\": [{{ \"field\": \"End\" }}], \"after\": {{}} }}] }}";

        var plan = GivenSteps.Read(text);

        var change = Assert.Single(plan.Changes);
        Assert.Equal(("", "", ""), (change.RoleName, change.ScopeName, change.Reason));
        Assert.Equal(("End", "", ""), (change.Differences[0].Field, change.Differences[0].From, change.Differences[0].To));
        Assert.Equal(("End", "", ""), (change.Planned.Setting!.Seen[0].Field, change.Planned.Setting.Seen[0].Value, change.Planned.Setting.Seen[0].Key));
        Assert.Empty(change.Planned.Setting.Tightens);
        Assert.Equal(("Groups", "", PimPlanAction.Unknown), (plan.UnreadParts[0].Part, plan.UnreadParts[0].Reason, change.Action));
    }

    private static void Refused(string text, string why)
    {
        var refusal = Assert.Throws<PimException>(() => GivenSteps.Read(text));

        Assert.Equal((PimErrorCode.InvalidParameter, "Nothing was sent. Give a file that New-PimPlan -OutFile wrote.", "plan.json"), (refusal.Code, refusal.Remedy, refusal.TargetObject));
        Assert.StartsWith("The file 'plan.json' holds no plan. ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
