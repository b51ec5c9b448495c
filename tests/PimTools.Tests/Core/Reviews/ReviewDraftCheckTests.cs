using System;
using System.Collections.Generic;
using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Core.Reviews;

/// <summary>Drafts of access reviews at their bounds: what the service would refuse is refused before anybody is asked.</summary>
public sealed class ReviewDraftCheckTests
{
    private static readonly PimRole Azure = new(PimKind.AzureRole, "/s/r", "Reader");
    private static readonly PimScope Subscription = new("/subscriptions/s", "Sandbox", PimScopeType.Subscription);

    internal static TheoryData<string, PimAccessReviewDraft, string?> Drafts => new()
    {
        { "the members of a group", Of(Group(PimAccess.Member)), null },
        { "the owners of a group", Of(Group(PimAccess.Owner)), "The owners of the group 'Ops' cannot be reviewed" },
        { "a group with a type", Of(Group(PimAccess.Member), type: PimAssignmentType.Active), "A review of a group is about all of its members" },
        { "an Entra role with a type of assignment and of principals", Of(type: PimAssignmentType.Active, principals: [PimPrincipalType.User]), null },
        { "an Entra role with a type of assignment alone", Of(type: PimAssignmentType.Eligible), "A review of Eligible assignments of an Entra role is about one type" },
        { "an Entra role with two types of principals", Of(type: PimAssignmentType.Eligible, principals: [PimPrincipalType.User, PimPrincipalType.Group]), "is about one type of principals" },
        { "an Azure role with a type", Of(Azure, Subscription, type: PimAssignmentType.Active), null },
        { "an Entra role at a unit", Of(scope: Given.Sales), "is about the whole directory, not Sales" },
        { "once, with an end", Of(end: Given.Now.AddDays(30)), "takes place once has no -End and no -Occurrences" },
        { "once, with a number", Of(occurrences: 1), "takes place once has no -End and no -Occurrences" },
        { "weekly, once", Of(recurrence: PimReviewRecurrence.Weekly, occurrences: 1), null },
        { "weekly, never", Of(recurrence: PimReviewRecurrence.Weekly, occurrences: 0), "takes place 1 to 1000 times, not 0" },
        { "weekly, less than never", Of(recurrence: PimReviewRecurrence.Weekly, occurrences: -1), "takes place 1 to 1000 times, not -1." },
        { "weekly, as often as may be", Of(recurrence: PimReviewRecurrence.Weekly, occurrences: 1000), null },
        { "weekly, more often", Of(recurrence: PimReviewRecurrence.Weekly, occurrences: 1001), "takes place 1 to 1000 times, not 1001" },
        { "with an end and a number", Of(recurrence: PimReviewRecurrence.Weekly, occurrences: 2, end: Given.Now.AddDays(30)), "-End and -Occurrences contradict each other" },
        { "with an end", Of(recurrence: PimReviewRecurrence.Weekly, end: Given.Now.AddDays(30)), null },
        { "with an end at its start", Of(recurrence: PimReviewRecurrence.Weekly, end: Given.Now), null },
        { "with an end before its start", Of(recurrence: PimReviewRecurrence.Weekly, end: Given.Now.AddTicks(-1)), "-End is before the start" },
        { "in a rhythm that cannot be made", Of(recurrence: PimReviewRecurrence.Other), "-Recurrence Other is what lists say" },
        { "with a decision that is not known", Of(decision: PimReviewDefault.Unknown), "-DefaultDecision Unknown is what lists say" },
        { "once, for a year", Of(days: 365), null },
        { "weekly, for a week", Of(recurrence: PimReviewRecurrence.Weekly, days: 7), null },
        { "weekly, for longer", Of(recurrence: PimReviewRecurrence.Weekly, days: 8), "takes place Weekly lasts 7 days at most, not 8" },
        { "monthly", Of(recurrence: PimReviewRecurrence.Monthly, days: 27), null },
        { "monthly, for a month", Of(recurrence: PimReviewRecurrence.Monthly, days: 28), "lasts 27 days at most" },
        { "quarterly", Of(recurrence: PimReviewRecurrence.Quarterly, days: 89), null },
        { "quarterly, for a quarter", Of(recurrence: PimReviewRecurrence.Quarterly, days: 90), "lasts 89 days at most" },
        { "half-yearly", Of(recurrence: PimReviewRecurrence.HalfYearly, days: 180), null },
        { "half-yearly, for longer", Of(recurrence: PimReviewRecurrence.HalfYearly, days: 181), "lasts 180 days at most" },
        { "yearly", Of(recurrence: PimReviewRecurrence.Yearly, days: 364), null },
        { "yearly, for a year", Of(recurrence: PimReviewRecurrence.Yearly, days: 365), "lasts 364 days at most" },
        { "of users, groups and service principals", Of(principals: [PimPrincipalType.User, PimPrincipalType.Group, PimPrincipalType.ServicePrincipal]), null },
        { "of something else", Of(principals: [PimPrincipalType.User, PimPrincipalType.Unknown]), "Only users, groups and service principals can be reviewed" },
    };

    [Fact]
    public void What_cannot_be_reviewed_is_refused_and_all_else_is_not() => Assert.All(Drafts, row =>
    {
        var (name, draft, refusal) = ((string)row[0], (PimAccessReviewDraft)row[1], (string?)row[2]);
        var error = Record.Exception(() => ReviewDraftCheck.Check(draft));

        if (refusal is null)
        {
            Assert.True(error is null, $"{name}: {error?.Message}");
        }
        else
        {
            var refused = Assert.IsType<PimException>(error);
            Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
            Assert.Equal((PimErrorCode.InvalidParameter, "Quarterly review"), (refused.Code, refused.TargetObject));
            Assert.NotNull(refused.Remedy);
        }
    });

    [Theory]
    [InlineData(24 * 60, 1)]
    [InlineData(14 * 24 * 60, 14)]
    public void A_duration_of_whole_days_is_their_number(int minutes, int days) => Assert.Equal(days, ReviewDraftCheck.Days(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData((24 * 60) - 1)]
    [InlineData((24 * 60) + 1)]
    [InlineData(0)]
    [InlineData(-24 * 60)]
    public void Any_other_duration_is_refused(int minutes) =>
        Assert.Equal(PimErrorCode.InvalidDuration, Assert.Throws<PimException>(() => ReviewDraftCheck.Days(TimeSpan.FromMinutes(minutes))).Code);

    private static PimRole Group(PimAccess access) => Given.GroupRole("c0000000-0000-0000-0000-000000000001", "Ops", access);

    private static PimAccessReviewDraft Of(
        PimRole? role = null,
        PimScope? scope = null,
        PimAssignmentType? type = null,
        IReadOnlyCollection<PimPrincipalType>? principals = null,
        PimReviewRecurrence recurrence = PimReviewRecurrence.Once,
        int days = 3,
        DateTimeOffset? end = null,
        int? occurrences = null,
        PimReviewDefault decision = PimReviewDefault.None) => new(role ?? Given.UserAdmin, scope ?? PimScope.Directory, "Quarterly review")
        {
            Type = type,
            PrincipalTypes = principals ?? [],
            Recurrence = recurrence,
            Start = Given.Now,
            Days = days,
            End = end,
            Occurrences = occurrences,
            DefaultDecision = decision,
        };
}
