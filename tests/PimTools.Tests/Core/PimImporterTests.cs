using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is planned for the rows of an import, also of one that is resumed, and what becomes of them.</summary>
public sealed class PimImporterTests
{
    private static readonly DateTimeOffset Month = Given.Now.AddDays(30);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public PimImporterTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
    }

    [Fact]
    public async Task A_row_is_planned_by_what_there_is()
    {
        _client.Assignments.AddRange(
            [Given.Eligible(Given.UserAdmin, principal: Given.Cleo, end: Month), Given.Eligible(Given.ExchangeAdmin, principal: Given.Cleo, end: Month)]);

        var plan = await PlanAsync([Row(1, "User Administrator"), Row(2, "Exchange Administrator", days: 60), Row(3, "User Administrator", "ada@contoso.com"), Row(4, "Nothing")]);

        Assert.Equal([PimImportPlan.NoChange, PimImportPlan.Update, PimImportPlan.Create, PimImportPlan.Invalid], plan.Select(row => row.Plan));
        Assert.Equal(
            [PimImportResult.Unchanged, PimImportResult.Planned, PimImportResult.Planned, PimImportResult.Failed], plan.Select(row => row.Result));
        Assert.Equal([false, true, true, false], plan.Select(row => row.MustSend));
        Assert.Equal([null, null, null, PimErrorCode.RoleNotFound], plan.Select(row => row.ErrorCode));
        Assert.Equal([false, true, false, true], plan.Select(row => row.Reason is not null));
        Assert.Equal([Given.UserAdmin, Given.ExchangeAdmin, Given.UserAdmin, null], plan.Select(row => row.Role));
        Assert.Equal([1, 2, 3, 4], plan.Select(row => row.Line));
    }

    [Fact]
    public async Task A_row_for_the_same_assignment_as_another_is_refused_and_names_it()
    {
        var plan = await PlanAsync([Row(1, "User Administrator"), Row(2, Given.UserAdmin.Id, days: 60), Row(3, "Exchange Administrator")]);

        Assert.Equal([PimImportPlan.Create, PimImportPlan.Invalid, PimImportPlan.Create], plan.Select(row => row.Plan));
        Assert.Equal("The row asks for the same assignment as line 1. Keep one of them.", plan[1].Reason);
    }

    [Fact]
    public async Task A_row_with_a_problem_is_refused_with_it_whatever_its_columns_say()
    {
        var row = Row(1, "User Administrator");
        row.Problem = new PimException(PimErrorCode.InvalidParameter, "The row is cut off.");

        var planned = Assert.Single(await PlanAsync([row]));

        Assert.Equal((PimImportPlan.Invalid, "The row is cut off.", false), (planned.Plan, planned.Reason, planned.MustSend));
    }

    [Theory]
    [InlineData(PimRequirements.Justification, "2026-04-01T08:00:00Z", PimErrorCode.JustificationRequired, "Fill in the column Justification.")]
    [InlineData(PimRequirements.Ticket, "2026-04-01T08:00:00Z", PimErrorCode.TicketRequired, "Fill in the column TicketNumber.")]
    [InlineData(PimRequirements.None, "2027-04-01T08:00:00Z", PimErrorCode.DurationTooLong, "Give less in the column Duration or End.")]
    [InlineData(PimRequirements.None, "2026-03-02T08:04:00Z", PimErrorCode.InvalidDuration, "Give another time in the column Duration or End.")]
    public async Task What_the_setting_refuses_is_told_by_its_column(PimRequirements requires, string end, PimErrorCode code, string remedy)
    {
        var rules = RuleSet.Usual();
        rules[1] = new EnablementRule(RuleIds.EligibleEnablement, requires);
        _client.Settings.Add(RuleSet.Setting([.. rules]));

        var asked = Row(1, "User Administrator");
        asked.End = end;

        var row = Assert.Single(await PlanAsync([asked]));

        Assert.Equal((PimImportPlan.Invalid, code), (row.Plan, row.ErrorCode));
        Assert.EndsWith(remedy, row.Reason, StringComparison.Ordinal);
        Assert.Same(Given.UserAdmin, row.Role);
    }

    [Fact]
    public async Task What_was_done_stays_as_it_is_and_what_is_gone_since_is_made_again()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, principal: Given.Cleo, end: Month));
        var rows = new[] { Row(1, "User Administrator", days: 60), Row(2, "Exchange Administrator"), Row(3, "Nothing") };

        var plan = await PlanAsync(rows, _ => true);

        Assert.Equal([PimImportResult.Resumed, PimImportResult.Planned, PimImportResult.Resumed], plan.Select(row => row.Result));
        Assert.Equal([PimImportPlan.NoChange, PimImportPlan.Create, PimImportPlan.NoChange], plan.Select(row => row.Plan));
        Assert.Equal([false, true, false], plan.Select(row => row.MustSend));
    }

    [Fact]
    public async Task What_is_gone_and_cannot_be_made_again_was_done_all_the_same()
    {
        var rules = RuleSet.Usual();
        rules[1] = new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.Ticket);
        _client.Settings.Add(RuleSet.Setting([.. rules]));

        Assert.Equal(PimImportResult.Resumed, Assert.Single(await PlanAsync([Row(1, "User Administrator")], _ => true)).Result);
    }

    [Fact]
    public async Task A_row_that_was_done_comes_before_another_for_the_same_assignment()
    {
        var (other, done) = (Row(1, "User Administrator", days: 60), Row(2, "User Administrator"));
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, principal: Given.Cleo, end: Month));

        var plan = await PlanAsync([other, done], key => key == done.Key);
        var both = await PlanAsync([other, done], _ => true);

        Assert.Equal([PimImportResult.Failed, PimImportResult.Resumed], plan.Select(row => row.Result));
        Assert.Contains("as line 2", plan[0].Reason, StringComparison.Ordinal);
        Assert.Equal([PimImportResult.Resumed, PimImportResult.Failed], both.Select(row => row.Result));
    }

    [Fact]
    public async Task What_needs_nothing_is_told_first_and_what_is_sent_with_what_became_of_it()
    {
        _client.Assignments.AddRange(
            [Given.Eligible(Given.UserAdmin, principal: Given.Cleo, end: Month), Given.Eligible(Given.ExchangeAdmin, principal: Given.Cleo, end: Month)]);
        var plan = await PlanAsync([Row(1, "User Administrator", "ada@contoso.com"), Row(2, "Exchange Administrator", days: 60), Row(3, "Nothing"), Row(4, "User Administrator")]);
        var told = new List<PimImportRow>();

        await new PimImporter(_client).RunAsync(plan, told.Add, PimCall.None);

        Assert.Equal([3, 4, 1, 2], told.Select(row => row.Line));
        Assert.Equal(
            [PimImportResult.Created, PimImportResult.Updated, PimImportResult.Failed, PimImportResult.Unchanged], plan.Select(row => row.Result));
        Assert.Equal(["request-1", "request-2", null, null], plan.Select(row => row.Request?.Id));
        Assert.Equal([PimRequestAction.AdminAssign, PimRequestAction.AdminExtend], _client.Submitted.Select(draft => draft.Action));
        Assert.DoesNotContain(plan, row => row.MustSend);
    }

    [Fact]
    public async Task What_the_service_refuses_is_the_failure_of_its_row_with_the_remedy()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.PolicyViolation, "No.") { Remedy = "Ask." };
        var plan = await PlanAsync([Row(1, "User Administrator")]);

        await new PimImporter(_client).RunAsync(plan, _ => { }, PimCall.None);

        Assert.Equal((PimImportPlan.Create, PimImportResult.Failed, "No. Ask.", PimErrorCode.PolicyViolation), (plan[0].Plan, plan[0].Result, plan[0].Reason, plan[0].ErrorCode));
    }

    [Fact]
    public void The_key_of_a_row_is_what_it_asks_for_whatever_its_number_case_and_reasons()
    {
        var key = Row(1, "User Administrator").Key;
        var same = Row(2, " user ADMINISTRATOR");
        (same.Justification, same.TicketNumber) = ("why", "INC-1");

        Assert.Equal(key, same.Key);
        Assert.Equal(20, key.Length);
        Assert.All(
            new Action<PimAssignmentRow>[]
            {
                row => row.Kind = "EntraRole", row => row.Role = "Other", row => row.Access = "Owner", row => row.Scope = "Sales", row => row.Principal = "ada",
                row => row.Type = "Active", row => row.Start = "2026-04-01", row => row.End = "2026-04-01", row => row.Duration = "1d", row => row.Condition = "c",
            },
            change =>
            {
                var other = Row(1, "User Administrator");
                change(other);
                Assert.NotEqual(key, other.Key);
            });
    }

    private Task<IReadOnlyList<PimImportRow>> PlanAsync(IReadOnlyList<PimAssignmentRow> rows, Func<string, bool>? isDone = null) =>
        new PimImporter(_client).PlanAsync(rows, isDone ?? (_ => false), PimCall.None);

    private static PimAssignmentRow Row(int line, string role, string principal = "cleo@contoso.com", int days = 30) =>
        new() { Line = line, Role = role, Principal = principal, End = Given.Now.AddDays(days).ToString("u", CultureInfo.InvariantCulture) };
}
