using System;
using System.Linq;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The terms of an assignment from what to what, as a person reads them in a plan.</summary>
public sealed class TermDifferencesTests
{
    [Fact]
    public void A_new_assignment_begins_with_nothing_and_its_length_counts_from_when_it_is_made() =>
        Assert.Equal("End from none to after 30d", Tell(GivenSteps.Planned(null, GivenSteps.For(30))));

    [Fact]
    public void A_new_assignment_tells_its_start_its_end_and_its_condition() => Assert.Equal(
        $"Start from none to {Day(2)}; End from none to {Day(10)}; Condition from none to a",
        Tell(GivenSteps.Planned(null, GivenSteps.Until(10, "a", Given.Now.AddDays(2)))));

    [Fact]
    public void A_new_assignment_without_an_end_never_ends() =>
        Assert.Equal("End from none to never", Tell(GivenSteps.Planned(null, new(new PimSchedule(), null, null))));

    [Fact]
    public void What_is_removed_ends_with_nothing() =>
        Assert.Equal($"End from {Day(10)} to none; Condition from a to none", Tell(GivenSteps.Planned(GivenSteps.Until(10, "a"), null)));

    [Fact]
    public void What_holds_tells_no_start_and_what_is_to_come_does()
    {
        var (from, to) = (GivenSteps.Until(10, start: Given.Now.AddDays(2)), GivenSteps.Until(11, start: Given.Now.AddDays(3)));

        Assert.Equal($"End from {Day(10)} to {Day(11)}", Tell(GivenSteps.Planned(from, to)));
        Assert.Equal($"Start from {Day(2)} to {Day(3)}; End from {Day(10)} to {Day(11)}", Tell(GivenSteps.Planned(from, to) with { IsScheduled = true }));
    }

    [Fact]
    public void The_length_of_what_is_there_is_told_as_its_end() =>
        Assert.Equal($"End from {Day(10)} to {Day(30)}", Tell(GivenSteps.Planned(GivenSteps.Until(10), GivenSteps.For(30))));

    [Fact]
    public void What_stays_is_not_told() => Assert.Equal("", Tell(GivenSteps.Planned(GivenSteps.Until(10, "a"), GivenSteps.Until(10, "a"))));

    private static string Day(double days) => MomentText.Of(Given.Now.AddDays(days));

    private static string Tell(PlannedAssignment planned) => string.Join("; ", TermDifferences.Of(planned, Given.Now).Select(one => one.ToString()));
}
