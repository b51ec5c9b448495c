using System;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Changes;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>What becomes of a wish that says when it begins.</summary>
public sealed class PimAssignmentStartTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly DateTimeOffset March = Given.Now.AddDays(90);

    [Fact]
    public void What_is_to_begin_later_is_created_where_nothing_is_there()
    {
        var draft = PimAssignmentDecision.Draft(Wanted(March, Month), null, Given.Now);

        Assert.Equal(PimChangeKind.Created, PimAssignmentDecision.Decide(Wanted(March, Month), null, Given.Now));
        Assert.Equal((PimRequestAction.AdminAssign, March, Month), (draft.Action, draft.Schedule!.Start, draft.Schedule.Duration));
    }

    [Fact]
    public void Without_a_start_it_begins_when_it_is_sent() => Assert.Equal(
        (Given.Now, Month),
        (PimAssignmentDecision.Draft(Wanted(null, Month), null, Given.Now).Schedule!.Start, Month));

    [Fact]
    public void What_holds_is_never_taken_away_by_a_later_start() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        ArbMap.Default.ArbFor<bool>(),
        (minutes, isPermanent) =>
        {
            var start = Given.Now.AddMinutes(2 + Math.Abs(minutes % 5_000_000));
            var held = Existing(Given.Now.AddDays(-3), isPermanent ? null : Given.Now + Month);

            var error = Refusal(Wanted(start, Month), held);
            return error.Code == PimErrorCode.InvalidParameter && error.Remedy!.Contains("Remove-PimAssignment", StringComparison.Ordinal);
        }).Check(FuzzCases.Properties(1_000));

    [Fact]
    public void A_start_in_the_past_is_refused_unless_it_began_then()
    {
        var began = Given.Now.AddDays(-10);

        Assert.Equal(PimErrorCode.InvalidParameter, Refusal(Wanted(began, Month), null).Code);
        Assert.Equal(PimErrorCode.InvalidParameter, Refusal(Wanted(began, Month), Existing(began.AddDays(-1), Given.Now + Month)).Code);
        Assert.Equal(PimErrorCode.InvalidParameter, Refusal(Wanted(began, Month), Existing(null, Given.Now + Month)).Code);
        Assert.Equal(PimChangeKind.Unchanged, PimAssignmentDecision.Decide(Wanted(began, Month), Existing(began, began + Month), Given.Now));
    }

    [Fact]
    public void What_began_as_asked_and_shall_end_otherwise_ends_counted_from_its_start()
    {
        var began = Given.Now.AddDays(-10);
        var held = Existing(began, began + Month);
        var wanted = Wanted(began, Month + Month);

        var draft = PimAssignmentDecision.Draft(wanted, held, Given.Now);

        Assert.Equal(PimChangeKind.Updated, PimAssignmentDecision.Decide(wanted, held, Given.Now));
        Assert.Equal(
            (PimRequestAction.AdminExtend, Given.Now, began + Month + Month, null),
            (draft.Action, draft.Schedule!.Start, draft.Schedule.End, draft.Schedule.Duration));
    }

    [Fact]
    public void What_is_scheduled_is_moved_by_another_start_and_left_by_the_same()
    {
        var scheduled = Scheduled(March, March + Month);

        Assert.Equal(PimChangeKind.Unchanged, PimAssignmentDecision.Decide(Wanted(March, Month), scheduled, Given.Now));
        Assert.Equal(PimChangeKind.Updated, PimAssignmentDecision.Decide(Wanted(March, Month + Month), scheduled, Given.Now));
        Assert.Equal(PimChangeKind.Updated, PimAssignmentDecision.Decide(Wanted(March.AddDays(9), Month), scheduled, Given.Now));
        Assert.Equal(PimChangeKind.Updated, PimAssignmentDecision.Decide(Wanted(March, null), scheduled, Given.Now));
    }

    [Fact]
    public void What_is_scheduled_is_not_what_shall_hold_at_once()
    {
        var error = Refusal(Wanted(null, Month), Scheduled(March, March + Month));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Contains("begins on", error.Message);
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

        Assert.Equal(isAtOnce ? null : asked, PimAssignmentSchedule.StartOf(asked, Given.Now));
        Assert.Null(PimAssignmentSchedule.StartOf(null, Given.Now));
        Assert.Equal(
            isAtOnce,
            Record.Exception(() => PimAssignmentDecision.Decide(Wanted(asked, Month), Existing(Given.Now.AddDays(-1), Given.Now + Month), Given.Now)) is null);
    }

    [Fact]
    public void An_end_that_has_passed_is_told_as_such()
    {
        var end = Given.Now.AddYears(-6);
        var error = Assert.Throws<PimException>(() => PimAssignmentSchedule.Check(new PimSchedule { End = end }, Given.Now));

        Assert.Equal(PimErrorCode.InvalidDuration, error.Code);
        Assert.Contains("is in the past", error.Message);
        Assert.Equal(end, error.TargetObject);

        var early = Assert.Throws<PimException>(() => PimAssignmentSchedule.Check(new PimSchedule { Start = March, End = March.AddDays(-1) }, Given.Now));
        Assert.Contains("is not after the start", early.Message);
    }

    private static PimException Refusal(PimWantedAssignment wanted, PimAssignment? existing) =>
        Assert.Throws<PimException>(() => PimAssignmentDecision.Decide(wanted, existing, Given.Now));

    private static PimWantedAssignment Wanted(DateTimeOffset? start, TimeSpan? duration) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { Start = start, Duration = duration });

    private static PimAssignment Existing(DateTimeOffset? start, DateTimeOffset? end) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = start, End = end };

    private static PimAssignment Scheduled(DateTimeOffset start, DateTimeOffset end) =>
        new("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { State = PimAssignmentState.Scheduled, Start = start, End = end };
}
