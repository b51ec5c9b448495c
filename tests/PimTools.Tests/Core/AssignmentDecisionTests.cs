using System;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The step from what exists to what is wanted: each action against each thing that may exist.</summary>
public sealed class AssignmentDecisionTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public enum Existing
    {
        Nothing,
        Permanent,
        Ending,
        ScheduledEnding,
    }

    public enum Wanted
    {
        NoEndGiven,
        Permanent,
        Earlier,
        Same,
        Later,
    }

    [Theory]
    [InlineData(Existing.Nothing, Wanted.NoEndGiven, AssignmentAction.Create)]
    [InlineData(Existing.Nothing, Wanted.Permanent, AssignmentAction.Create)]
    [InlineData(Existing.Nothing, Wanted.Earlier, AssignmentAction.Create)]
    [InlineData(Existing.Permanent, Wanted.NoEndGiven, AssignmentAction.None)]
    [InlineData(Existing.Permanent, Wanted.Permanent, AssignmentAction.None)]
    [InlineData(Existing.Permanent, Wanted.Later, AssignmentAction.Update, true)]
    [InlineData(Existing.Ending, Wanted.NoEndGiven, AssignmentAction.None)]
    [InlineData(Existing.Ending, Wanted.Permanent, AssignmentAction.Update)]
    [InlineData(Existing.Ending, Wanted.Earlier, AssignmentAction.Update, true)]
    [InlineData(Existing.Ending, Wanted.Same, AssignmentAction.None)]
    [InlineData(Existing.Ending, Wanted.Later, AssignmentAction.Extend)]
    [InlineData(Existing.ScheduledEnding, Wanted.NoEndGiven, AssignmentAction.None)]
    [InlineData(Existing.ScheduledEnding, Wanted.Permanent, AssignmentAction.Update)]
    [InlineData(Existing.ScheduledEnding, Wanted.Earlier, AssignmentAction.Update, true)]
    [InlineData(Existing.ScheduledEnding, Wanted.Same, AssignmentAction.None)]
    [InlineData(Existing.ScheduledEnding, Wanted.Later, AssignmentAction.Extend)]
    public void One_step_leads_from_what_exists_to_what_is_wanted(
        Existing existing, Wanted wanted, object action, bool endsEarlier = false)
    {
        var isScheduled = existing == Existing.ScheduledEnding;
        DateTimeOffset? start = isScheduled ? Given.Now.AddDays(10) : null;
        DateTimeOffset? end = wanted switch
        {
            Wanted.Earlier => Given.Now + Month - TimeSpan.FromDays(1),
            Wanted.Same => Given.Now + Month,
            Wanted.Later => Given.Now + Month + TimeSpan.FromDays(1),
            _ => null,
        };
        var there = existing switch
        {
            Existing.Nothing => null,
            Existing.Permanent => There(null),
            Existing.Ending => There(Given.Now + Month),
            _ => There(Given.Now + Month, start, PimAssignmentState.Scheduled),
        };

        var change = Decide(Desired(new PimSchedule { Start = start, End = end }) with { IsEndGiven = wanted != Wanted.NoEndGiven }, there);

        Assert.Equal((action, endsEarlier, there is not null, isScheduled), (change.Action, change.EndsEarlier, change.From is not null, change.IsScheduled));
    }

    [Fact]
    public void An_end_that_was_not_given_stays_when_something_else_changes()
    {
        var wanted = Desired(new PimSchedule(), "other", "2.0") with { IsEndGiven = false };

        var ending = Decide(wanted, There(Given.Now + Month, condition: "blob"));
        var permanent = Decide(wanted, There(null, condition: "blob"));

        Assert.Equal((AssignmentAction.Update, Given.Now + Month, false), (ending.Action, ending.Draft(Given.Now).Schedule!.End, ending.EndsEarlier));
        Assert.Equal((AssignmentAction.Update, true, false), (permanent.Action, permanent.Draft(Given.Now).Schedule!.IsPermanent, permanent.EndsEarlier));
    }

    [Fact]
    public void An_end_that_was_not_given_does_not_come_before_a_start_that_was()
    {
        var wanted = Desired(new PimSchedule { Start = Given.Now + Month }) with { IsEndGiven = false };
        var there = There(Given.Now + Month, Given.Now.AddDays(10), PimAssignmentState.Scheduled);

        Assert.Equal(PimErrorCode.InvalidDuration, Assert.Throws<PimException>(() => Decide(wanted, there)).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    [InlineData(-59)]
    public void An_assignment_that_ends_when_it_is_wanted_to_is_left_alone(int seconds) => Assert.Equal(
        AssignmentAction.None, Decide(Desired(new PimSchedule { End = Given.Now + Month }), There(Given.Now + Month + TimeSpan.FromSeconds(seconds))).Action);

    [Theory]
    [InlineData(60, AssignmentAction.Update)]
    [InlineData(-60, AssignmentAction.Extend)]
    public void An_assignment_that_ends_a_minute_off_is_changed(int seconds, object action) => Assert.Equal(
        action, Decide(Desired(new PimSchedule { End = Given.Now + Month }), There(Given.Now + Month + TimeSpan.FromSeconds(seconds))).Action);

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_minute_less_is_rounding_and_more_is_lost_time(int seconds, bool endsEarlier)
    {
        var change = Decide(Desired(new PimSchedule { End = Given.Now + Month }, "other", "2.0"), There(Given.Now + Month + TimeSpan.FromSeconds(seconds)));

        Assert.Equal((AssignmentAction.Update, endsEarlier), (change.Action, change.EndsEarlier));
    }

    [Fact]
    public void A_length_that_was_asked_for_before_changes_nothing_when_asked_for_again()
    {
        var month = Desired(new PimSchedule { Duration = Month });
        var later = Given.Now.AddDays(5);

        Assert.Equal(AssignmentAction.None, AssignmentDecision.Decide(month, There(Given.Now + Month), later).Action);
        Assert.Equal(AssignmentAction.Update, AssignmentDecision.Decide(month, There(Given.Now + Month + Month), later).Action);
        Assert.Equal(AssignmentAction.Extend, AssignmentDecision.Decide(month, There(Given.Now + Month, hasStart: false), later).Action);
    }

    [Fact]
    public void A_change_that_says_nothing_of_the_condition_keeps_it()
    {
        var existing = There(Given.Now + Month, condition: "blob");

        Assert.Equal(("blob", "2.0"), Conditions(existing, null, null));
        Assert.Equal(("other", "1.0"), Conditions(existing, "other", "1.0"));
        Assert.Equal(("other", null), Conditions(existing, "other", null));
        Assert.Equal((null, null), Conditions(There(Given.Now + Month), null, null));
    }

    [Theory]
    [InlineData(null, null, AssignmentAction.None)]
    [InlineData("blob", "2.0", AssignmentAction.None)]
    [InlineData("other", "2.0", AssignmentAction.Update)]
    [InlineData("blob", "1.0", AssignmentAction.Update)]
    public void Another_condition_is_a_change_and_no_extension(string? condition, string? version, object expected)
    {
        var existing = There(Given.Now + Month, condition: "blob");

        Assert.Equal(expected, Decide(Desired(new PimSchedule { End = existing.End }, condition, version), existing).Action);
        Assert.Equal(
            expected is AssignmentAction.Update ? AssignmentAction.Update : AssignmentAction.Extend,
            Decide(Desired(new PimSchedule { End = Given.Now + Month + Month }, condition, version), existing).Action);
    }

    [Theory]
    [InlineData(AssignmentAction.Create, PimRequestAction.AdminAssign, false)]
    [InlineData(AssignmentAction.Update, PimRequestAction.AdminUpdate, true)]
    [InlineData(AssignmentAction.Extend, PimRequestAction.AdminExtend, true)]
    [InlineData(AssignmentAction.Renew, PimRequestAction.AdminRenew, false)]
    [InlineData(AssignmentAction.Remove, PimRequestAction.AdminRemove, false)]
    public void Each_step_is_one_request(object action, PimRequestAction request, bool namesTheSchedule)
    {
        var draft = new PlannedChange((AssignmentAction)action, PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { ScheduleId = "schedule" }
            .Draft(Given.Now);

        Assert.Equal((request, namesTheSchedule ? "schedule" : null), (draft.Action, draft.TargetScheduleId));
    }

    [Fact]
    public void What_needs_nothing_has_no_request()
    {
        var change = Decide(Desired(new PimSchedule()), There(null));

        Assert.False(change.IsNeeded);
        Assert.Throws<InvalidOperationException>(() => change.Draft(Given.Now));
    }

    [Fact]
    public void The_change_is_told_from_what_to_what()
    {
        var change = Decide(Desired(new PimSchedule { End = Given.Now + Month }, "other", "2.0"), There(null, condition: "blob"));
        var day = (Given.Now + Month).LocalDateTime;

        Assert.Equal(FormattableString.Invariant($"its end from never to {day:yyyy-MM-dd HH:mm}, its condition from blob to other"), ChangeText.Reason(change));
        Assert.Equal($"Change Eligible User Administrator at Sales for Cleo Costa: {ChangeText.Reason(change)}", ChangeText.Sentence(change));
    }

    private static PlannedChange Decide(DesiredAssignment desired, PimAssignment? existing) => AssignmentDecision.Decide(desired, existing, Given.Now);

    private static (string?, string?) Conditions(PimAssignment existing, string? condition, string? version)
    {
        var draft = Decide(Desired(new PimSchedule { End = Given.Now + Month + Month }, condition, version), existing).Draft(Given.Now);
        return (draft.Condition, draft.ConditionVersion);
    }

    private static DesiredAssignment Desired(PimSchedule schedule, string? condition = null, string? version = null) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, schedule) { Condition = condition, ConditionVersion = version };

    private static PimAssignment There(
        DateTimeOffset? end, DateTimeOffset? start = null, PimAssignmentState? state = null, bool hasStart = true, string? condition = null) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            State = state ?? PimAssignmentState.Eligible,
            Start = hasStart ? start ?? Given.Now : null,
            End = end,
            Condition = condition,
            ConditionVersion = condition is null ? null : "2.0",
        };
}
