using System;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimRequestTests
{
    public static TheoryData<PimRequestStatus> Statuses => new(Enum.GetValues<PimRequestStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_request_is_pending_or_terminal_or_scheduled(PimRequestStatus status)
    {
        var request = Given.Request(status);

        Assert.Single(new[] { request.IsPending, request.IsTerminal, request.Outcome == PimRequestOutcome.Scheduled }, true);
    }

    [Theory]
    [InlineData(PimRequestAction.SelfDeactivate, PimRequestOutcome.Succeeded)]
    [InlineData(PimRequestAction.AdminRemove, PimRequestOutcome.Succeeded)]
    [InlineData(PimRequestAction.SelfActivate, PimRequestOutcome.Failed)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestOutcome.Failed)]
    [InlineData(PimRequestAction.Unknown, PimRequestOutcome.Failed)]
    public void Revoked_is_the_good_end_of_removals_alone(PimRequestAction action, PimRequestOutcome outcome) =>
        Assert.Equal(outcome, Given.Request(PimRequestStatus.Revoked, action).Outcome);

    [Fact]
    public void The_end_is_the_one_asked_for_or_the_start_and_the_duration()
    {
        Assert.Equal(Given.Now, WithSchedule(new PimSchedule { End = Given.Now }).End);
        Assert.Equal(Given.Now.AddHours(2), WithSchedule(new PimSchedule { Start = Given.Now, Duration = TimeSpan.FromHours(2) }).End);
        Assert.Null(WithSchedule(new PimSchedule { Duration = TimeSpan.FromHours(2) }).End);
        Assert.Null(WithSchedule(new PimSchedule { Start = Given.Now }).End);
        Assert.Null(Given.Request(PimRequestStatus.Provisioned).End);
    }

    [Fact]
    public void Approvers_are_told_by_name_and_none_is_taken_for_two()
    {
        var request = new PimRequest("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            NamedApprovers = new[] { "Cleo Costa", "Tier 0; Paris", "The \"A\" team" }.Select(name => new PimApprover(name, PimPrincipalType.Group, name)).ToList(),
        };

        Assert.Equal("Cleo Costa; \"Tier 0; Paris\"; \"The \"\"A\"\" team\"", request.Approvers.ToString());
        Assert.Equal(string.Empty, Given.Request(PimRequestStatus.Provisioned).Approvers.ToString());
        Assert.Equal(3, request.WithListing(true).Approvers.Count);
    }

    [Fact]
    public void A_schedule_is_told_the_same_under_every_culture()
    {
        var start = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal("from 2026-03-02 08:00:00Z for 8h", new PimSchedule { Start = start, Duration = TimeSpan.FromHours(8) }.ToString());
        Assert.Equal("until 2026-03-02 08:00:00Z", new PimSchedule { End = start }.ToString());
        Assert.Equal("from 2026-03-02 08:00:00Z without an end", new PimSchedule { Start = start }.ToString());
    }

    [Fact]
    public void A_draft_for_validation_asks_the_same_and_stores_nothing()
    {
        var draft = new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            Schedule = new PimSchedule { Start = Given.Now },
            Justification = "why",
            Ticket = new PimTicket("1", "desk"),
            TargetScheduleId = "schedule",
            LinkedEligibilityScheduleId = "linked",
            Condition = "condition",
            ConditionVersion = "2.0",
            AuthenticationContext = "c1",
        };

        var dry = draft.ForValidation();

        Assert.False(draft.IsValidationOnly);
        Assert.True(dry.IsValidationOnly);
        Assert.All(
            typeof(PimRequestDraft).GetProperties().Where(p => p.Name != nameof(PimRequestDraft.IsValidationOnly)),
            property =>
            {
                Assert.NotNull(property.GetValue(draft));
                Assert.Equal(property.GetValue(draft), property.GetValue(dry));
            });
    }

    [Theory]
    [InlineData(PimAssignmentState.Activated, "schedule", PimRequestAction.SelfActivate)]
    [InlineData(PimAssignmentState.Active, null, PimRequestAction.AdminAssign)]
    public void What_is_active_is_told_as_the_request_behind_it(PimAssignmentState state, string? schedule, PimRequestAction action)
    {
        var active = new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada)
        {
            State = state, ScheduleId = schedule, Start = Given.Now, End = Given.Now.AddHours(1), Condition = "blob", ConditionVersion = "2.0",
        };

        var request = PimRequest.Behind(active);

        Assert.Equal((schedule ?? "id", action, PimRequestStatus.Provisioned, true), (request.Id, request.Action, request.Status, request.IsListed));
        Assert.Equal((active.Start, active.End, "blob", "2.0", schedule), (request.Start, request.End, request.Condition, request.ConditionVersion, request.TargetScheduleId));
    }

    private static PimRequest WithSchedule(PimSchedule schedule) =>
        new("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Schedule = schedule };
}
