using System;
using System.Collections.Generic;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A step of a plan against what the tenant has now: what is as it was seen is sent, what is as planned already is not, and what has moved is told.</summary>
public sealed class StepComparisonTests
{
    private readonly List<string> _moves = [];

    [Fact]
    public void A_setting_that_is_as_it_was_seen_is_changed()
    {
        var step = CompareSetting(GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Setting());

        Assert.False(step.IsDone);
        Assert.Equal("MaximumActivationDuration from 8h to 4h", Assert.Single(step.Setting!.Differences).ToString());
        Assert.Empty(_moves);
    }

    [Fact]
    public void A_setting_that_is_as_planned_already_needs_nothing()
    {
        Assert.True(CompareSetting(GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Setting(GivenSteps.Lasts(4))).IsDone);
        Assert.Empty(_moves);
    }

    [Fact]
    public void Each_field_of_a_setting_that_is_neither_as_it_was_nor_as_planned_is_told()
    {
        CompareSetting(GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Setting(GivenSteps.Lasts(5) with { AllowPermanentActive = true }));

        Assert.Equal(
            [
                "MaximumActivationDuration of the setting of User Administrator at Directory has moved from 8h to 5h",
                "AllowPermanentActive of the setting of User Administrator at Directory has moved from false to true",
            ],
            _moves);
    }

    [Fact]
    public void An_assignment_to_remove_that_is_as_it_was_is_removed_and_one_that_is_gone_is_done()
    {
        var step = Compare(GivenSteps.Remove(), GivenSteps.Held(GivenSteps.Until(10)));

        Assert.Equal((AssignmentAction.Remove, "Because", "schedule"), (step.Assignment!.Action, step.Assignment.Justification, step.Assignment.ScheduleId));
        Assert.True(Compare(GivenSteps.Remove(), null).IsDone);
        Assert.Empty(_moves);
    }

    [Fact]
    public void An_assignment_to_remove_that_ends_otherwise_has_moved()
    {
        Compare(GivenSteps.Remove(), GivenSteps.Held(GivenSteps.Until(20)));

        Assert.Equal($"Eligible User Administrator at Directory for Ada Ahlberg has moved: its end from {End(10)} to {End(20)}", Assert.Single(_moves));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(-59, false)]
    [InlineData(-60, true)]
    public void An_end_has_moved_from_a_minute_on(int seconds, bool hasMoved)
    {
        Compare(GivenSteps.Remove(), GivenSteps.Held(GivenSteps.Until(10 + (seconds / 86400.0))));

        Assert.Equal(hasMoved, _moves.Count > 0);
    }

    [Fact]
    public void An_end_that_came_or_went_has_moved()
    {
        Compare(GivenSteps.Remove(), GivenSteps.Held(GivenSteps.WithoutEnd()));
        Compare(GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(GivenSteps.WithoutEnd(), null)), GivenSteps.Held(GivenSteps.Until(10)));
        Compare(GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(GivenSteps.WithoutEnd(), null)), GivenSteps.Held(GivenSteps.WithoutEnd()));

        Assert.Equal(2, _moves.Count);
        Assert.EndsWith($": its end from {End(10)} to never", _moves[0]);
        Assert.EndsWith($": its end from never to {End(10)}", _moves[1]);
    }

    [Fact]
    public void A_new_assignment_is_made_where_there_is_none_and_done_where_it_is_there()
    {
        var step = Compare(GivenSteps.Create(), null);
        var made = GivenSteps.Held(GivenSteps.Until(30, start: Given.Now));

        Assert.Equal((AssignmentAction.Create, TimeSpan.FromDays(30)), (step.Assignment!.Action, step.Assignment.To!.Schedule.Duration));
        Assert.True(Compare(GivenSteps.Create(), made).IsDone);
        Assert.Empty(_moves);
    }

    [Fact]
    public void A_new_assignment_that_somebody_else_made_otherwise_has_moved()
    {
        Compare(GivenSteps.Create(), GivenSteps.Held(GivenSteps.Until(20)));

        Assert.Equal($"Eligible User Administrator at Directory for Ada Ahlberg did not exist, and now holds until {End(20)}", Assert.Single(_moves));
    }

    [Fact]
    public void An_assignment_to_extend_is_extended_and_one_that_is_gone_has_moved()
    {
        var extend = GivenSteps.Step(PimPlanAction.Extend, GivenSteps.Planned(GivenSteps.Until(10), GivenSteps.Until(20)));

        Assert.Equal(AssignmentAction.Extend, Compare(extend, GivenSteps.Held(GivenSteps.Until(10))).Assignment!.Action);
        Assert.True(Compare(extend, GivenSteps.Held(GivenSteps.Until(20))).IsDone);
        Assert.Empty(_moves);

        Compare(extend, null);
        Assert.Equal($"Eligible User Administrator at Directory for Ada Ahlberg existed until {End(10)}, and is gone", Assert.Single(_moves));
    }

    [Fact]
    public void What_can_no_longer_be_done_is_a_step_with_its_refusal()
    {
        var late = GivenSteps.Step(PimPlanAction.Create, GivenSteps.Planned(null, GivenSteps.Until(10, start: Given.Now.AddDays(-3))));

        var step = Compare(late, null);

        Assert.False(step.IsDone);
        Assert.Equal(PimErrorCode.InvalidParameter, step.Assignment!.Refusal!.Code);
    }

    [Fact]
    public void A_beginning_has_moved_only_of_what_had_not_begun()
    {
        var from = GivenSteps.Until(10, start: Given.Now.AddDays(2));
        var later = GivenSteps.Held(GivenSteps.Until(10, start: Given.Now.AddDays(3)), state: PimAssignmentState.Scheduled);

        Compare(GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(from, null)), later);
        Assert.Empty(_moves);

        Compare(GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(from, null) with { IsScheduled = true }), later);
        Assert.EndsWith($"has moved: its start from {End(2)} to {End(3)}", Assert.Single(_moves));
    }

    [Fact]
    public void A_condition_and_whether_a_group_can_hold_roles_are_compared_too()
    {
        static PimRole Group(bool? isAssignable) => new(PimKind.Group, GivenSteps.OnCall.Id, "On-Call") { Access = PimAccess.Member, IsRoleAssignable = isAssignable };
        void Change(bool? was, bool? isNow) => Compare(
            GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(GivenSteps.Until(10), null, Group(was), GivenSteps.OnCallItself)),
            GivenSteps.Held(GivenSteps.Until(10), Group(isNow), GivenSteps.OnCallItself));

        Compare(GivenSteps.Remove(), GivenSteps.Held(GivenSteps.Until(10, "b")));
        Compare(GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(GivenSteps.Until(10, "a"), null)), GivenSteps.Held(GivenSteps.Until(11)));
        Change(false, true);
        Change(true, false);
        Change(true, true);
        Change(null, true);
        Change(false, null);

        Assert.Equal(
            [
                "Eligible User Administrator at Directory for Ada Ahlberg has moved: its condition from none to b",
                $"Eligible User Administrator at Directory for Ada Ahlberg has moved: its end from {End(10)} to {End(11)}, its condition from a to none",
                "Eligible On-Call for Ada Ahlberg has moved: whether its group is role-assignable from no to yes",
                "Eligible On-Call for Ada Ahlberg has moved: whether its group is role-assignable from yes to no",
            ],
            _moves);
    }

    private static string End(double days) => MomentText.Of(Given.Now.AddDays(days));

    private ReadyStep CompareSetting(PimPlannedChange change, PimRoleSetting now) => StepComparison.Compare(change, now, _moves.Add);

    private ReadyStep Compare(PimPlannedChange change, PimAssignment? existing) => StepComparison.Compare(change, existing, Given.Now, _moves.Add);
}
