using System;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The start of an assignment that is wanted: what it means, and what it may not take away.</summary>
public sealed class AssignmentStartTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly DateTimeOffset March = Given.Now.AddDays(90);

    [Fact]
    public void What_is_to_begin_later_is_created_where_nothing_is_there()
    {
        var draft = AssignmentDecision.Decide(Wanted(March, Month), null, Given.Now).Draft(Given.Now);

        Assert.Equal((PimRequestAction.AdminAssign, March, Month), (draft.Action, draft.Schedule!.Start, draft.Schedule.Duration));
    }

    [Fact]
    public void Without_a_start_it_begins_when_it_is_sent() => Assert.Equal(
        (Given.Now, Month),
        (AssignmentDecision.Decide(Wanted(null, Month), null, Given.Now).Draft(Given.Now).Schedule!.Start, Month));

    [Fact]
    public void What_holds_is_never_taken_away_by_a_later_start() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        ArbMap.Default.ArbFor<bool>(),
        (minutes, isPermanent) =>
        {
            var start = Given.Now.AddMinutes(2 + Math.Abs(minutes % 5_000_000));
            var held = Existing(Given.Now.AddDays(-3), isPermanent ? null : Given.Now + Month);

            var error = Refusal(Wanted(start, Month), held);
            return error.Code == PimErrorCode.InvalidParameter && error.Remedy!.Contains("Remove-PimAssignment", StringComparison.Ordinal)
                && error.TargetObject == held && error.Message.Contains(isPermanent ? "without an end" : "until ", StringComparison.Ordinal);
        }).Check(FuzzCases.Properties(1_000));

    [Fact]
    public void A_start_in_the_past_is_refused_unless_it_began_then()
    {
        var began = Given.Now.AddDays(-10);

        Assert.Equal(PimErrorCode.InvalidParameter, Refusal(Wanted(began, Month), null).Code);
        Assert.Equal(PimErrorCode.InvalidParameter, Refusal(Wanted(began, Month), Existing(began.AddDays(-1), Given.Now + Month)).Code);
        Assert.Equal(PimErrorCode.InvalidParameter, Refusal(Wanted(began, Month), Existing(null, Given.Now + Month)).Code);
        Assert.Equal(AssignmentAction.None, AssignmentDecision.Decide(Wanted(began, Month), Existing(began, began + Month), Given.Now).Action);
    }

    [Fact]
    public void What_began_as_asked_and_shall_end_otherwise_ends_counted_from_its_start()
    {
        var began = Given.Now.AddDays(-10);
        var held = Existing(began, began + Month);
        var wanted = Wanted(began, Month + Month);

        var draft = AssignmentDecision.Decide(wanted, held, Given.Now).Draft(Given.Now);

        Assert.Equal(
            (PimRequestAction.AdminExtend, Given.Now, began + Month + Month, null),
            (draft.Action, draft.Schedule!.Start, draft.Schedule.End, draft.Schedule.Duration));
    }

    [Fact]
    public void What_is_scheduled_is_moved_by_another_start_and_left_by_the_same()
    {
        var scheduled = Scheduled(March, March + Month);

        Assert.Equal(AssignmentAction.None, AssignmentDecision.Decide(Wanted(March, Month), scheduled, Given.Now).Action);
        Assert.Equal(AssignmentAction.Extend, AssignmentDecision.Decide(Wanted(March, Month + Month), scheduled, Given.Now).Action);
        Assert.Equal(AssignmentAction.Extend, AssignmentDecision.Decide(Wanted(March.AddDays(9), Month), scheduled, Given.Now).Action);
        Assert.Equal(AssignmentAction.Update, AssignmentDecision.Decide(Wanted(March.AddDays(-9), Month), scheduled, Given.Now).Action);
        Assert.Equal(AssignmentAction.Update, AssignmentDecision.Decide(Wanted(March, null), scheduled, Given.Now).Action);
    }

    [Fact]
    public void What_is_scheduled_is_not_what_shall_hold_at_once()
    {
        var scheduled = Scheduled(March, March + Month);

        var error = Refusal(Wanted(null, Month), scheduled);

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Contains(FormattableString.Invariant($"begins on {March.LocalDateTime:yyyy-MM-dd HH:mm}"), error.Message);
        Assert.Contains("Remove-PimAssignment", error.Remedy);
        Assert.Same(scheduled, error.TargetObject);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-299, true)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public void A_start_about_now_means_at_once(int seconds, bool isAtOnce)
    {
        var asked = Given.Now.AddSeconds(seconds);

        Assert.Equal(isAtOnce ? null : asked, ScheduleBounds.StartOf(asked, Given.Now));
        Assert.Null(ScheduleBounds.StartOf(null, Given.Now));
        Assert.Equal(
            isAtOnce,
            Record.Exception(() => AssignmentDecision.Decide(Wanted(asked, Month), Existing(Given.Now.AddDays(-1), Given.Now + Month), Given.Now)) is null);
    }

    [Fact]
    public void The_date_of_today_alone_means_at_once()
    {
        var noon = new DateTimeOffset(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Local));
        var midnight = noon.AddHours(-12);

        Assert.Null(ScheduleBounds.StartOf(midnight, noon));
        foreach (var other in new[] { midnight.AddSeconds(1), midnight.AddDays(-1), midnight.AddDays(1) })
        {
            Assert.Equal(other, ScheduleBounds.StartOf(other, noon));
        }
    }

    [Fact]
    public void An_end_that_has_passed_is_told_as_such()
    {
        var end = Given.Now.AddYears(-6);
        var error = Assert.Throws<PimException>(() => AssignmentSchedule.Check(new PimSchedule { End = end }, Given.Now));

        Assert.Equal(PimErrorCode.InvalidDuration, error.Code);
        Assert.Contains("is in the past", error.Message);
        Assert.Equal(end, error.TargetObject);

        var early = Assert.Throws<PimException>(() => AssignmentSchedule.Check(new PimSchedule { Start = March, End = March.AddDays(-1) }, Given.Now));
        Assert.Contains("is not after the start", early.Message);
    }

    private static PimException Refusal(DesiredAssignment wanted, PimAssignment? existing) =>
        Assert.Throws<PimException>(() => AssignmentDecision.Decide(wanted, existing, Given.Now));

    private static DesiredAssignment Wanted(DateTimeOffset? start, TimeSpan? duration) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { Start = start, Duration = duration });

    private static PimAssignment Existing(DateTimeOffset? start, DateTimeOffset? end) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = start, End = end };

    private static PimAssignment Scheduled(DateTimeOffset start, DateTimeOffset end) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Scheduled, Start = start, End = end };
}
