using System;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>An assignment of a plan takes away where somebody can do less by it than before, and is wanted with all that the plan says of it.</summary>
public sealed class PlannedAssignmentTests
{
    [Theory]
    [InlineData(null, "b", true)]
    [InlineData("a", "b", true)]
    [InlineData("a", "a", false)]
    [InlineData("a", null, false)]
    public void A_condition_that_comes_takes_away_and_one_that_goes_does_not(string? from, string? to, bool takes) =>
        Assert.Equal(takes, GivenSteps.Planned(GivenSteps.Until(10, from), GivenSteps.Until(10, to)).TakesAway(Given.Now));

    [Theory]
    [InlineData(60, true, false)]
    [InlineData(61, true, true)]
    [InlineData(-3600, true, false)]
    [InlineData(3600, false, false)]
    public void A_later_beginning_takes_away_of_what_had_not_begun(int seconds, bool isScheduled, bool takes)
    {
        var start = Given.Now.AddDays(2);
        var planned = GivenSteps.Planned(GivenSteps.Until(10, start: start), GivenSteps.Until(10, start: start.AddSeconds(seconds))) with { IsScheduled = isScheduled };

        Assert.Equal(takes, planned.TakesAway(Given.Now));
    }

    [Fact]
    public void What_is_wanted_has_all_that_the_plan_says()
    {
        var planned = GivenSteps.Planned(null, GivenSteps.Until(10, "a")) with { Ticket = new PimTicket("42", null) };

        var desired = planned.Desired!;

        Assert.Equal((planned.Key, "Because", "42", "a", "2.0", Given.Now.AddDays(10), true),
            (desired.Key, desired.Justification, desired.Ticket!.Number, desired.Condition, desired.ConditionVersion, desired.Schedule.End, desired.IsEndGiven));
        Assert.Null(GivenSteps.Planned(GivenSteps.Until(10), null).Desired);
    }
}
