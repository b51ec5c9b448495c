using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Memory;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>A remembered setting saves a call where it allows what is wanted, and neither refuses anything nor tells how long something lasts.</summary>
public sealed class RememberedSettingPlanTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public RememberedSettingPlanTests()
    {
        RememberedSettings.Keep(_client, [Given.UserAdmin], [Setting(days: 10)]);
        _client.Settings.Add(Setting(days: 100));
    }

    [Theory]
    [InlineData(5, false, null)]
    [InlineData(50, true, null)]
    [InlineData(500, true, PimErrorCode.DurationTooLong)]
    public async Task The_setting_is_read_again_only_where_the_remembered_one_refuses(int days, bool isRead, PimErrorCode? refusal)
    {
        var step = await PlanAsync(Desired(days));

        Assert.Equal((isRead, refusal), (_client.Calls.Contains("ListSettings"), step.Refusal?.Code));
    }

    [Fact]
    public async Task How_long_an_assignment_without_an_end_lasts_is_told_by_the_setting_of_now()
    {
        var step = await PlanAsync(Desired(1) with { IsEndGiven = false });

        Assert.Equal(TimeSpan.FromDays(100), step.To!.Schedule.Duration);
    }

    [Fact]
    public async Task What_needs_nothing_is_checked_by_no_setting()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo, Given.Now.AddDays(500)));

        Assert.Null((await PlanAsync(Desired(500))).Refusal);
        Assert.DoesNotContain("ListSettings", _client.Calls);
    }

    [Fact]
    public async Task Settings_that_were_read_before_are_not_read_again()
    {
        RememberedSettings.Forget(_client);
        var known = new KnownSettings(_client);
        await known.LoadAsync([Given.UserAdmin], PimCall.None);

        await new AssignmentPlanner(_client, known).PlanAsync([Desired(500)], PimCall.None);

        Assert.Single(_client.Calls, "ListSettings");
    }

    [Fact]
    public async Task What_was_read_with_the_look_up_is_not_listed_again()
    {
        var held = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo, Given.Now.AddDays(5));

        var step = await PlanAsync(Desired(5) with { Held = [held] });

        Assert.Equal((AssignmentAction.None, held.End), (step.Action, step.From!.Schedule.End));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public void What_holds_counts_before_what_is_to_come()
    {
        var existing = new ExistingAssignments(_client);
        var scheduled = new PimAssignment("later", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Scheduled };
        existing.Take(scheduled);
        var key = AssignmentKey.Of(scheduled);
        Assert.Same(scheduled, existing.Find(key));

        var held = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo);
        existing.Take(held);
        Assert.Same(held, existing.Find(key));
        Assert.Equal(2, existing.All.Count());
    }

    [Fact]
    public async Task Whoever_is_to_be_removed_and_was_looked_up_is_not_listed_again()
    {
        var held = Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo);

        var plan = await RemovalPlanner.PlanAsync(_client, Given.UserAdmin, Given.Sales, null, [Given.Cleo], null, PimCall.None, [held]);

        Assert.Equal(AssignmentAction.Remove, Assert.Single(plan.Changes).Action);
        Assert.DoesNotContain(_client.Filters.OfType<PimAssignmentFilter>(), filter => !filter.IsScheduled);
    }

    [Fact]
    public void A_rule_that_no_field_shows_is_named_by_its_id()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        Assert.Equal("Change the settings of User Administrator at Directory: ", PlannedSettingChange.Plan(setting, new PimSettingChange()).Describe());

        var planned = PlannedSettingChange.Plan(setting, new PimSettingChange { MaximumActivationDuration = TimeSpan.FromHours(2), AllowPermanentActive = true });
        Assert.Equal(2, planned.Differences.Count);
        Assert.Equal($"Change the settings of User Administrator at Directory: {planned.Differences[0]}; {planned.Differences[1]}", planned.Describe());

        var half = RuleSet.After(setting, [planned.Rules.Single(rule => rule.Id == RuleIds.ActivationExpiration)]);
        Assert.Equal("AllowPermanentActive", Assert.Single(planned.MissingIn(half)).Field);
        Assert.Empty(planned.MissingIn(RuleSet.After(setting, planned.Rules)));
    }

    private static PimRoleSetting Setting(int days) => RuleSet.Setting(
        [.. RuleSet.Usual().Select(rule => rule.Id == RuleIds.EligibleExpiration ? new ExpirationRule(rule.Id, true, TimeSpan.FromDays(days)) : rule)]);

    private static DesiredAssignment Desired(int days) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { End = Given.Now.AddDays(days) });

    private async Task<PlannedChange> PlanAsync(DesiredAssignment desired) =>
        Assert.Single((await new AssignmentPlanner(_client).PlanAsync([desired], PimCall.None)).Changes);
}
