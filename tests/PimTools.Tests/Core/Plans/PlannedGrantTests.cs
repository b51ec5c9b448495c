using System;
using PimTools.Changes;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The step of an assignment under the setting that holds and the one that is planned: which of them it needs decides when it is made, or that it is not.</summary>
public sealed class PlannedGrantTests
{
    private static readonly PimSettingChange Permanent = new() { AllowPermanentEligible = true };
    private static readonly PimException No = new(PimErrorCode.PermissionMissing, "No.");

    [Fact]
    public void What_could_not_be_read_is_not_known()
    {
        var grant = Of(Wants(days: 30), unread: No);

        Assert.Equal((PimPlanAction.Unknown, "No.", PimErrorCode.PermissionMissing), (grant.Change.Action, grant.Change.Reason, grant.Change.ErrorCode));
        Assert.True(grant is { NeedsSetting: false, NeedsStanding: null, Change.Planned.Assignment.NeedsSetting: false });
    }

    [Fact]
    public void What_is_there_already_is_as_the_document_says_and_tells_no_change()
    {
        var grant = Of(Wants(days: 30), GivenSteps.Held(GivenSteps.Until(29)));

        Assert.Equal((PimPlanAction.None, "It is as the document says.", null), (grant.Change.Action, grant.Change.Reason, grant.Change.Withheld));
        Assert.Empty(grant.Change.Differences);
        Assert.False(grant.Change.Planned.Assignment!.NeedsSetting);
    }

    [Fact]
    public void What_cannot_be_decided_is_withheld_with_the_remedy()
    {
        var desired = Wants(days: 30) with { Schedule = new PimSchedule { Start = Given.Now.AddDays(-9), Duration = TimeSpan.FromDays(30) } };

        var grant = Of(desired);

        Assert.Equal((PimPlanAction.None, PimErrorCode.InvalidParameter, "It differs from the document."), (grant.Change.Action, grant.Change.ErrorCode, grant.Change.Reason));
        Assert.NotNull(grant.Change.Withheld);
        Assert.False(grant.NeedsSetting);
    }

    [Fact]
    public void What_the_setting_allows_is_made_with_all_that_is_said_of_it()
    {
        var grant = Of(Wants(days: 30) with { Ticket = new PimTicket("42", null) });

        Assert.Equal((PimPlanAction.Create, "The document names it, and there is none.", "End from none to after 30d"), (grant.Change.Action, grant.Change.Reason, grant.Change.Change.ToString()));
        var made = grant.Change.Planned.Assignment!;
        Assert.Equal(("Because", "42", null, TimeSpan.FromDays(30), false), (made.Justification, made.Ticket!.Number, made.From, made.To!.Schedule.Duration, made.NeedsSetting));
        Assert.True(grant is { NeedsSetting: false, NeedsStanding: null });
    }

    [Fact]
    public void What_changes_keeps_its_schedule_and_tells_from_what()
    {
        var grant = Of(Wants(days: 30), GivenSteps.Held(GivenSteps.Until(10)));
        var scheduled = GivenSteps.Held(GivenSteps.Until(10, start: Given.Now.AddDays(1)), state: PimAssignmentState.Scheduled);
        var later = Of(Wants(days: 30) with { Schedule = new PimSchedule { Start = Given.Now.AddDays(1), End = Given.Now.AddDays(5) } }, scheduled);

        Assert.Equal((PimPlanAction.Extend, "It differs from the document.", "schedule", false), (grant.Change.Action, grant.Change.Reason, grant.Change.Planned.Assignment!.ScheduleId, grant.Change.Planned.Assignment.IsScheduled));
        Assert.Equal(Given.Now.AddDays(10), grant.Change.Planned.Assignment.From!.Schedule.End);
        Assert.Equal((PimPlanAction.Update, true), (later.Change.Action, later.Change.Planned.Assignment!.IsScheduled));
    }

    [Fact]
    public void What_one_setting_alone_refuses_is_withheld()
    {
        var grant = Of(Wants(days: 400));

        Assert.Equal((PimPlanAction.Create, PimErrorCode.DurationTooLong), (grant.Change.Action, grant.Change.ErrorCode));
        Assert.EndsWith("can be assigned for 365d at the most, not for 400d. Use -Duration 365d.", grant.Change.Withheld);
        Assert.True(grant is { NeedsSetting: false, NeedsStanding: null });
    }

    [Fact]
    public void What_only_the_planned_setting_allows_needs_it()
    {
        var grant = Of(Wants(days: null), wanted: GivenSteps.Setting(Permanent));

        Assert.True(grant is { NeedsSetting: true, NeedsStanding: null, Change: { Withheld: null, Planned.Assignment.NeedsSetting: true } });
        Assert.Equal("End from none to never", grant.Change.Change.ToString());
    }

    [Fact]
    public void What_both_settings_allow_needs_neither()
    {
        var grant = Of(Wants(days: 30), wanted: GivenSteps.Setting(Permanent));

        Assert.True(grant is { NeedsSetting: false, NeedsStanding: null, Change: { Withheld: null, Planned.Assignment.NeedsSetting: false } });
    }

    [Fact]
    public void What_is_as_long_as_the_planned_setting_allows_needs_it_where_the_standing_one_is_shorter()
    {
        var longer = GivenSteps.Setting(new() { MaximumEligibleDuration = TimeSpan.FromDays(500) });

        Assert.True(Of(Wants(days: null) with { IsEndGiven = false }, wanted: longer) is { NeedsSetting: true, Change.Withheld: null });
        Assert.False(Of(Wants(days: null) with { IsEndGiven = false }, standing: longer, wanted: GivenSteps.Setting()).NeedsSetting);
    }

    [Fact]
    public void What_only_the_standing_setting_allows_is_made_before_it_changes()
    {
        var grant = Of(Wants(days: null), standing: GivenSteps.Setting(Permanent), wanted: GivenSteps.Setting());

        Assert.True(grant is { NeedsSetting: false, NeedsStanding: { Code: PimErrorCode.DurationTooLong }, Change: { Withheld: null, Action: PimPlanAction.Create } });

        var refused = grant.Refuse();
        Assert.Equal((PimErrorCode.DurationTooLong, grant.NeedsStanding!.Message), (refused.Change.ErrorCode, refused.Change.Withheld));
        Assert.True(refused is { NeedsSetting: false, NeedsStanding: null });
    }

    [Fact]
    public void What_neither_setting_allows_is_withheld_for_the_planned_one()
    {
        var shorter = GivenSteps.Setting(new() { MaximumEligibleDuration = TimeSpan.FromDays(90) });

        var grant = Of(Wants(days: 400), wanted: shorter);

        Assert.Contains("90d at the most", grant.Change.Withheld, StringComparison.Ordinal);
        Assert.True(grant is { NeedsSetting: false, NeedsStanding: null });
    }

    private static DesiredAssignment Wants(int? days) => new(
        PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada, new PimSchedule { Duration = days is { } some ? TimeSpan.FromDays(some) : null })
    {
        Justification = "Because",
    };

    private static PlannedGrant Of(DesiredAssignment desired, PimAssignment? existing = null, PimException? unread = null, PimRoleSetting? standing = null, PimRoleSetting? wanted = null)
    {
        standing ??= GivenSteps.Setting();
        return PlannedGrant.Of(AssignmentPlanner.Decide(desired, existing, unread, Given.Now), desired, unread, standing, wanted ?? standing, Given.Now);
    }
}
