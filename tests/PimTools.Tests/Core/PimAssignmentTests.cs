using System;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimAssignmentTests
{
    [Fact]
    public void A_permanent_assignment_never_expires()
    {
        var assignment = Given.Eligible(Given.UserAdmin);

        Assert.True(assignment.IsPermanent);
        Assert.Null(assignment.ExpiresIn);
    }

    [Fact]
    public void What_is_left_counts_from_now_to_the_end()
    {
        var assignment = Given.Eligible(Given.UserAdmin, end: DateTimeOffset.UtcNow.AddDays(10));

        Assert.False(assignment.IsPermanent);
        Assert.InRange(assignment.ExpiresIn!.Value, TimeSpan.FromDays(9), TimeSpan.FromDays(10));
    }

    [Fact]
    public void What_is_left_counts_by_the_clock_of_the_service()
    {
        var assignment = Given.Eligible(Given.UserAdmin, end: DateTimeOffset.UtcNow.AddDays(10));
        assignment.ClockAhead = TimeSpan.FromDays(5);

        Assert.InRange(assignment.ExpiresIn!.Value, TimeSpan.FromDays(4), TimeSpan.FromDays(5));
    }

    [Fact]
    public void An_expired_assignment_has_nothing_left_and_never_less() =>
        Assert.Equal(TimeSpan.Zero, Given.Eligible(Given.UserAdmin, end: DateTimeOffset.UtcNow.AddDays(-1)).ExpiresIn);

    [Fact]
    public void It_tells_who_holds_what_where() =>
        Assert.Equal("Eligible User Administrator at Sales for Ada Ahlberg", Given.Eligible(Given.UserAdmin, Given.Sales).ToString());

    [Fact]
    public void An_owner_is_told_from_a_member()
    {
        Assert.Equal("Helpdesk", Given.GroupRole("g", "Helpdesk", PimAccess.Member).ToString());
        Assert.Equal("Helpdesk (owner)", Given.GroupRole("g", "Helpdesk", PimAccess.Owner).ToString());
    }
}
