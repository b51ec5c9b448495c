using System;
using System.Linq;
using PimTools.Activation;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimActivationDraftTests
{
    [Fact]
    public void It_asks_to_activate_the_eligible_role_at_its_scope_for_oneself()
    {
        var ticket = new PimTicket("INC-1", "desk");
        var eligible = Given.Eligible(Given.UserAdmin, Given.Sales, new PimPrincipal("group", PimPrincipalType.Group));

        var draft = Draft(eligible, Setting(), new PimActivationOptions { Justification = "why", Ticket = ticket });

        Assert.Equal(PimRequestAction.SelfActivate, draft.Action);
        Assert.Equal(PimAssignmentType.Active, draft.Type);
        Assert.Same(Given.UserAdmin, draft.Role);
        Assert.Same(Given.Sales, draft.Scope);
        Assert.Same(Given.Ada, draft.Principal);
        Assert.Equal("why", draft.Justification);
        Assert.Same(ticket, draft.Ticket);
        Assert.False(draft.IsValidationOnly);
    }

    [Fact]
    public void Without_a_duration_it_is_as_long_as_the_setting_allows() =>
        Assert.Equal(TimeSpan.FromHours(4), DurationOf(Given.Eligible(Given.UserAdmin), Setting(hours: 4)));

    [Fact]
    public void Without_a_setting_it_is_as_long_as_the_service_allows_unless_changed()
    {
        Assert.Equal(TimeSpan.FromHours(8), DurationOf(Given.Eligible(Given.UserAdmin), null));
        Assert.Equal(TimeSpan.FromHours(8), DurationOf(Given.Eligible(Given.UserAdmin), Setting(hours: null)));
    }

    [Fact]
    public void It_never_outlasts_the_eligibility_and_keeps_whole_minutes()
    {
        var eligible = Given.Eligible(Given.UserAdmin, end: Given.Now.AddMinutes(90.9));

        Assert.Equal(TimeSpan.FromMinutes(90), DurationOf(eligible, Setting(hours: 4)));
    }

    [Fact]
    public void An_eligibility_that_ends_later_does_not_shorten_it() =>
        Assert.Equal(TimeSpan.FromHours(4), DurationOf(Given.Eligible(Given.UserAdmin, end: Given.Now.AddHours(5)), Setting(hours: 4)));

    [Fact]
    public void A_later_start_leaves_less_of_the_eligibility()
    {
        var eligible = Given.Eligible(Given.UserAdmin, end: Given.Now.AddHours(5));
        var start = Given.Now.AddHours(3);

        var draft = Draft(eligible, Setting(hours: 4), new PimActivationOptions { Start = new PimMoment(start) });

        Assert.Equal(start, draft.Schedule!.Start);
        Assert.Equal(TimeSpan.FromHours(2), draft.Schedule.Duration);
    }

    [Fact]
    public void Without_a_start_it_begins_now_and_has_no_other_end()
    {
        var schedule = Draft(Given.Eligible(Given.UserAdmin), Setting()).Schedule!;

        Assert.Equal(Given.Now, schedule.Start);
        Assert.Null(schedule.End);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(240)]
    public void A_duration_up_to_the_longest_is_taken_as_it_is(int minutes)
    {
        var options = new PimActivationOptions { Duration = TimeSpan.FromMinutes(minutes) };

        Assert.Equal(options.Duration, Draft(Given.Eligible(Given.UserAdmin), Setting(hours: 4), options).Schedule!.Duration);
    }

    [Fact]
    public void A_longer_duration_is_refused_and_never_shortened_in_silence()
    {
        var options = new PimActivationOptions { Duration = TimeSpan.FromMinutes(241) };

        var error = Refused(PimErrorCode.DurationTooLong, Given.Eligible(Given.UserAdmin), Setting(hours: 4), options);

        Assert.Contains("4h at the most, not 4h 1m", error.Message);
        Assert.Contains("-Duration 4h", error.Remedy);
    }

    [Fact]
    public void Any_duration_goes_where_no_setting_can_be_read()
    {
        var options = new PimActivationOptions { Duration = TimeSpan.FromHours(20) };

        Assert.Equal(options.Duration, Draft(Given.Eligible(Given.UserAdmin), null, options).Schedule!.Duration);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4.99)]
    [InlineData(-60)]
    public void Less_than_five_minutes_is_refused(double minutes)
    {
        var options = new PimActivationOptions { Duration = TimeSpan.FromMinutes(minutes) };

        var error = Refused(PimErrorCode.InvalidDuration, Given.Eligible(Given.UserAdmin), Setting(), options);

        Assert.Contains("5 minutes", error.Remedy);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-30)]
    public void An_eligibility_that_ends_within_five_minutes_is_refused(int minutesLeft) =>
        Refused(PimErrorCode.InvalidDuration, Given.Eligible(Given.UserAdmin, end: Given.Now.AddMinutes(minutesLeft)), Setting());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_missing_justification_is_said_before_anything_is_sent(string? justification)
    {
        var options = new PimActivationOptions { Justification = justification };

        var error = Refused(PimErrorCode.JustificationRequired, Given.Eligible(Given.UserAdmin), Setting(PimRequirements.Justification), options);

        Assert.Contains("-Justification", error.Remedy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_missing_ticket_number_is_said_before_anything_is_sent(string? number)
    {
        var options = new PimActivationOptions { Justification = "why", Ticket = number is null ? null : new PimTicket(number, "desk") };

        var error = Refused(
            PimErrorCode.TicketRequired, Given.Eligible(Given.UserAdmin), Setting(PimRequirements.Ticket | PimRequirements.Justification), options);

        Assert.Contains("-TicketNumber", error.Remedy);
    }

    [Fact]
    public void What_is_demanded_and_given_passes()
    {
        var options = new PimActivationOptions { Justification = "why", Ticket = new PimTicket("INC-1", null) };
        var everything = PimRequirements.Mfa | PimRequirements.Justification | PimRequirements.Ticket;

        Assert.Equal("why", Draft(Given.Eligible(Given.UserAdmin), Setting(everything), options).Justification);
    }

    [Fact]
    public void Nothing_is_demanded_where_no_setting_can_be_read() =>
        Assert.Null(Draft(Given.Eligible(Given.UserAdmin), null).Justification);

    [Theory]
    [InlineData(-301, PimErrorCode.InvalidParameter)]
    [InlineData(-300, PimErrorCode.InvalidParameter)]
    [InlineData(-299, null)]
    [InlineData(3600, null)]
    public void A_start_in_the_past_is_refused_unless_it_is_about_now(int seconds, PimErrorCode? code)
    {
        var options = new PimActivationOptions { Start = new PimMoment(TimeSpan.FromSeconds(seconds)) };

        var error = Record.Exception(() => Draft(Given.Eligible(Given.UserAdmin), Setting(), options)) as PimException;

        Assert.Equal(code, error?.Code);
    }

    [Theory]
    [InlineData(-1, "ends before")]
    [InlineData(0, "ends before")]
    [InlineData(1, "cannot be activated for")]
    public void A_start_when_the_eligibility_has_ended_is_refused_as_such(int seconds, string told)
    {
        var start = Given.Now.AddHours(3);
        var options = new PimActivationOptions { Start = new PimMoment(start) };

        var error = Refused(PimErrorCode.InvalidDuration, Given.Eligible(Given.UserAdmin, end: start.AddSeconds(seconds)), Setting(), options);

        Assert.Contains(told, error.Message);
    }

    [Fact]
    public void Only_for_azure_the_eligibility_is_named_and_the_condition_always_goes_along()
    {
        PimRole[] roles = [new PimRole(PimKind.AzureRole, "reader", "Reader"), Given.UserAdmin, Given.GroupRole("g", "Operators", PimAccess.Member)];

        var drafts = roles.Select(role => Draft(
            new PimAssignment("id", PimAssignmentType.Eligible, role, Given.Sales, Given.Ada) { ScheduleId = "schedule", Condition = "blob", ConditionVersion = "2.0" },
            null)).ToList();

        Assert.Equal(["schedule", null, null], drafts.Select(draft => draft.LinkedEligibilityScheduleId));
        Assert.All(drafts, draft => Assert.Equal(("blob", "2.0"), (draft.Condition, draft.ConditionVersion)));
    }

    private static PimException Refused(PimErrorCode code, PimAssignment eligible, PimRoleSetting setting, PimActivationOptions? options = null)
    {
        var error = Assert.Throws<PimException>(() => Draft(eligible, setting, options));

        Assert.Equal(code, error.Code);
        Assert.Same(eligible, error.TargetObject);
        return error;
    }

    private static TimeSpan? DurationOf(PimAssignment eligible, PimRoleSetting? setting) => Draft(eligible, setting).Schedule!.Duration;

    private static PimRequestDraft Draft(PimAssignment eligible, PimRoleSetting? setting, PimActivationOptions? options = null) =>
        PimActivation.Draft(eligible, setting, options ?? new PimActivationOptions(), Given.Ada, Given.Now);

    private static PimRoleSetting Setting(PimRequirements requires = PimRequirements.None, int? hours = 8) =>
        new("policy", Given.UserAdmin, PimScope.Directory, RulesOf(requires, hours));

    private static PolicyRule[] RulesOf(PimRequirements requires, int? hours) =>
    [
        new ExpirationRule(RuleIds.ActivationExpiration, true, hours is { } h ? TimeSpan.FromHours(h) : null),
        new EnablementRule(RuleIds.ActivationEnablement, requires),
    ];
}
