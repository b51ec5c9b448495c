using System;
using System.Collections.Generic;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimExtensionTests
{
    [Fact]
    public void What_expired_within_30_days_can_be_renewed_the_latest_of_each_role_and_scope()
    {
        PimRequest latest = Ended(-2), elsewhere = Ended(-20, scope: Given.Sales);

        Assert.Equal([latest, elsewhere], Expired([Ended(-29), latest, elsewhere, Ended(-31), Ended(1)]));
    }

    [Fact]
    public void Ids_in_another_case_are_the_same_role_and_scope()
    {
        var shouted = Ended(-2, role: Given.Role(Given.UserAdmin.Id.ToUpperInvariant(), "User Administrator"));

        Assert.Equal([shouted], Expired([Ended(-3), shouted]));
    }

    [Theory]
    [InlineData(PimRequestAction.AdminRemove, PimRequestStatus.Revoked)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestStatus.Revoked)]
    [InlineData(PimRequestAction.AdminAssign, PimRequestStatus.Denied)]
    [InlineData(PimRequestAction.SelfActivate, PimRequestStatus.Provisioned)]
    public void What_was_removed_refused_or_only_activated_is_not_renewed(PimRequestAction action, PimRequestStatus status) =>
        Assert.Empty(Expired([Ended(-2, action: action, status: status)]));

    [Fact]
    public void What_is_held_again_needs_no_renewal()
    {
        Assert.Empty(Expired([Ended(-2)], Given.Eligible(Given.UserAdmin)));
        Assert.Single(Expired([Ended(-2)], Given.Eligible(Given.UserAdmin, Given.Sales), Given.Activated(Given.UserAdmin)));
    }

    [Fact]
    public void Eligible_and_active_are_renewed_apart() =>
        Assert.Empty(PimExtension.Expired([Ended(-2)], [], PimAssignmentType.Active, Given.Now));

    [Fact]
    public void An_extension_goes_on_from_the_end_of_the_assignment_it_names()
    {
        var assignment = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Ada) { End = Given.Now, ScheduleId = "s" };

        var draft = PimExtension.Extend(assignment, Given.Ada, TimeSpan.FromDays(30), "why");

        Assert.Equal((PimRequestAction.SelfExtend, PimAssignmentType.Eligible, "s", "why"), (draft.Action, draft.Type, draft.TargetScheduleId, draft.Justification));
        Assert.Equal((Given.Now, TimeSpan.FromDays(30)), (draft.Schedule!.Start, draft.Schedule.Duration));
        Assert.Same(Given.Sales, draft.Scope);
    }

    [Fact]
    public void What_has_no_end_cannot_be_extended()
    {
        var permanent = Given.Eligible(Given.UserAdmin);

        var error = Assert.Throws<PimException>(() => PimExtension.Extend(permanent, Given.Ada, TimeSpan.FromDays(30), null));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Same(permanent, error.TargetObject);
        Assert.Contains("Set-PimAssignment", error.Remedy);
    }

    [Fact]
    public void A_renewal_begins_now_at_the_same_scope()
    {
        var draft = PimExtension.Renew(Ended(-2, scope: Given.Sales), Given.Ada, TimeSpan.FromDays(30), "why", Given.Now);

        Assert.Equal((PimRequestAction.SelfRenew, PimAssignmentType.Eligible, "why"), (draft.Action, draft.Type, draft.Justification));
        Assert.Equal((Given.Now, TimeSpan.FromDays(30)), (draft.Schedule!.Start, draft.Schedule.Duration));
        Assert.Same(Given.Sales, draft.Scope);
        Assert.Same(Given.Ada, draft.Principal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData((-30 * 24 * 3600) + 1, true)]
    [InlineData(-30 * 24 * 3600, false)]
    public void What_has_ended_can_be_renewed_for_thirty_days(int endedAt, bool isRenewable)
    {
        var request = new PimRequest("id", PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Action = PimRequestAction.AdminAssign,
            Status = PimRequestStatus.Provisioned,
            Schedule = new PimSchedule { End = Given.Now.AddSeconds(endedAt) },
        };

        Assert.Equal((isRenewable, isRenewable), (Expired([request]).Count == 1, PimExtension.FindExpired([request], Given.Now) is not null));
    }

    [Theory]
    [InlineData(PimRequestAction.AdminAssign)]
    [InlineData(PimRequestAction.AdminUpdate)]
    [InlineData(PimRequestAction.AdminExtend)]
    [InlineData(PimRequestAction.AdminRenew)]
    public void Whatever_gave_it_its_last_end_can_be_renewed(PimRequestAction action) => Assert.Single(Expired([Ended(-2, action: action)]));

    [Fact]
    public void Of_several_about_one_assignment_the_latest_end_counts()
    {
        var latest = Ended(-2);

        Assert.Same(latest, PimExtension.FindExpired([Ended(-9), latest, Ended(-5)], Given.Now));
        Assert.Null(PimExtension.FindExpired([Ended(-2, action: PimRequestAction.AdminRemove), Ended(-2, action: PimRequestAction.SelfDeactivate)], Given.Now));
    }

    private static IReadOnlyList<PimRequest> Expired(IEnumerable<PimRequest> requests, params PimAssignment[] held) =>
        PimExtension.Expired(requests, held, PimAssignmentType.Eligible, Given.Now);

    private static PimRequest Ended(
        int days,
        PimScope? scope = null,
        PimRole? role = null,
        PimRequestAction action = PimRequestAction.AdminAssign,
        PimRequestStatus status = PimRequestStatus.Provisioned) =>
        new("id", PimAssignmentType.Eligible, role ?? Given.UserAdmin, scope ?? PimScope.Directory, Given.Ada)
        {
            Action = action,
            Status = status,
            Schedule = new PimSchedule { End = Given.Now.AddDays(days) },
        };
}
