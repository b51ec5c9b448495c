using System;
using PimTools.Changes;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what the setting of a role allows of an assignment, for eligible and active ones apart.</summary>
public sealed class AssignmentPolicyTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(PimAssignmentType.Eligible, 10, 0, null)]
    [InlineData(PimAssignmentType.Eligible, 10, 60, null)]
    [InlineData(PimAssignmentType.Eligible, 10, 61, PimErrorCode.DurationTooLong)]
    [InlineData(PimAssignmentType.Active, 5, 60, null)]
    [InlineData(PimAssignmentType.Active, 5, 61, PimErrorCode.DurationTooLong)]
    [InlineData(PimAssignmentType.Active, 10, 0, PimErrorCode.DurationTooLong)]
    public void The_longest_is_of_the_type_and_a_minute_is_rounding(PimAssignmentType type, int days, int seconds, PimErrorCode? code)
    {
        var length = TimeSpan.FromDays(days) + TimeSpan.FromSeconds(seconds);

        Assert.Equal(code, Refusal(Change(type, new PimSchedule { Duration = length }))?.Code);
        Assert.Equal(code, Refusal(Change(type, new PimSchedule { End = Given.Now + length }))?.Code);
        Assert.Equal(code, Refusal(Change(type, new PimSchedule { Start = Given.Now + Day, End = Given.Now + Day + length }))?.Code);
    }

    [Theory]
    [InlineData(PimAssignmentType.Eligible, true, false, PimErrorCode.DurationTooLong)]
    [InlineData(PimAssignmentType.Eligible, false, true, null)]
    [InlineData(PimAssignmentType.Active, true, false, null)]
    [InlineData(PimAssignmentType.Active, false, true, PimErrorCode.DurationTooLong)]
    public void Without_an_end_it_passes_only_where_the_setting_allows_that_of_its_type(
        PimAssignmentType type, bool requiresEligibleEnd, bool requiresActiveEnd, PimErrorCode? code) => Assert.Equal(
        code, Refusal(Change(type, new PimSchedule()), Setting(requiresEligibleEnd, requiresActiveEnd))?.Code);

    [Fact]
    public void Where_no_end_is_required_the_longest_does_not_count() => Assert.Null(
        Refusal(Change(PimAssignmentType.Eligible, new PimSchedule { Duration = Day * 400 }), Setting(requiresEligibleEnd: false)));

    [Theory]
    [InlineData(PimAssignmentType.Eligible, PimErrorCode.TicketRequired)]
    [InlineData(PimAssignmentType.Active, PimErrorCode.JustificationRequired)]
    public void What_is_required_is_of_the_type(PimAssignmentType type, PimErrorCode code)
    {
        var setting = Setting(eligible: PimRequirements.Ticket, active: PimRequirements.Justification);

        Assert.Equal(code, Refusal(Change(type, new PimSchedule { Duration = Day }), setting)?.Code);
    }

    [Fact]
    public void Without_a_setting_the_service_alone_decides() =>
        AssignmentPolicy.Check(Change(PimAssignmentType.Eligible, new PimSchedule()), null, Given.Now);

    [Theory]
    [InlineData(-1, "is in the past")]
    [InlineData(0, "is in the past")]
    [InlineData(1, "would last")]
    [InlineData(299, "would last 4m")]
    [InlineData(300, null)]
    public void An_end_is_in_the_future_and_five_minutes_after_the_start(int seconds, string? told)
    {
        var length = TimeSpan.FromSeconds(seconds);

        Assert.Equal(told is null, Told(new PimSchedule { End = Given.Now + length }) is null);
        Assert.Contains(told ?? string.Empty, Told(new PimSchedule { End = Given.Now + length }) ?? string.Empty, StringComparison.Ordinal);
        Assert.Contains(
            seconds > 0 ? told ?? string.Empty : "is not after the start",
            Told(new PimSchedule { Start = Given.Now + Day, End = Given.Now + Day + length }) ?? string.Empty,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_refused_is_told_with_what_is_allowed()
    {
        var (longer, permanent) = (Refusal(Change(PimAssignmentType.Eligible, new PimSchedule { Duration = Day * 12 }))!, Refusal(Change(PimAssignmentType.Active, new PimSchedule()))!);

        Assert.EndsWith("can be assigned for 10d at the most, not for 12d.", longer.Message, StringComparison.Ordinal);
        Assert.EndsWith("can be assigned for 5d at the most, not without an end.", permanent.Message, StringComparison.Ordinal);
        Assert.Equal(("Use -Duration 10d.", "Use -Duration 5d."), (longer.Remedy, permanent.Remedy));
    }

    [Fact]
    public void What_is_wrong_with_a_schedule_is_told_with_what_to_do()
    {
        var (past, brief, backwards) = (Given.Now - Day, Given.Now + TimeSpan.FromMinutes(1), new PimSchedule { Start = Given.Now + (2 * Day), End = Given.Now + Day });

        Assert.Equal(("Give a time in the future. Remove-PimAssignment ends an assignment now.", past), Told(new PimSchedule { End = past }, error => (error.Remedy, error.TargetObject)));
        Assert.Equal(("It has to end at least 5 minutes after its start.", "00:01:00"), Told(new PimSchedule { End = brief }, error => (error.Remedy, error.TargetObject)));
        Assert.Equal(("Give an end after the start.", backwards.End), Told(backwards, error => (error.Remedy, error.TargetObject)));
        Assert.Equal((past, true), (AssignmentSchedule.StartsInThePast(past).TargetObject, AssignmentSchedule.StartsInThePast(past).Remedy is not null));
    }

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    public void A_length_is_five_minutes_at_least(int seconds, bool passes) =>
        Assert.Equal(passes, Told(new PimSchedule { Duration = TimeSpan.FromSeconds(seconds) }) is null);

    private static string? Told(PimSchedule schedule) => Told(schedule, error => error.Message);

    private static T? Told<T>(PimSchedule schedule, Func<PimException, T> tell)
    {
        var error = Record.Exception(() => AssignmentSchedule.Check(schedule, Given.Now));
        return error is null ? default : tell(Assert.IsType<PimException>(error));
    }

    private static PimException? Refusal(PlannedChange change, PimRoleSetting? setting = null) =>
        Record.Exception(() => AssignmentPolicy.Check(change, setting ?? Setting(), Given.Now)) as PimException;

    private static PlannedChange Change(PimAssignmentType type, PimSchedule schedule) => AssignmentDecision.Decide(
        new DesiredAssignment(type, Given.UserAdmin, Given.Sales, Given.Cleo, schedule), null, Given.Now);

    private static PimRoleSetting Setting(
        bool requiresEligibleEnd = true,
        bool requiresActiveEnd = true,
        PimRequirements eligible = PimRequirements.None,
        PimRequirements active = PimRequirements.None) => RuleSet.Setting(
        new ExpirationRule(RuleIds.EligibleExpiration, requiresEligibleEnd, Day * 10),
        new ExpirationRule(RuleIds.ActiveExpiration, requiresActiveEnd, Day * 5),
        new EnablementRule(RuleIds.EligibleEnablement, eligible),
        new EnablementRule(RuleIds.ActiveEnablement, active));
}
