using System;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>From when until when a row of an import is meant to hold, at 2026-03-02 08:00 UTC.</summary>
public sealed class ImportScheduleTests
{
    [Theory]
    [InlineData(null, null, null, false, "without an end")]
    [InlineData(" ", "", "  ", false, "without an end")]
    [InlineData(null, null, "permanent", true, "without an end")]
    [InlineData(null, null, " Permanent ", true, "without an end")]
    [InlineData(null, null, "180d", true, "for 180d")]
    [InlineData(null, "2026-04-01T08:00:00Z", null, true, "until 2026-04-01 08:00:00Z")]
    [InlineData(null, "2026-03-02T08:00:01Z", null, true, "until 2026-03-02 08:00:01Z")]
    [InlineData("2026-03-09T08:00:00Z", null, null, false, "from 2026-03-09 08:00:00Z without an end")]
    [InlineData("2026-03-09T08:00:00Z", null, "permanent", true, "from 2026-03-09 08:00:00Z without an end")]
    [InlineData("2026-03-09T08:00:00Z", null, "5d", true, "from 2026-03-09 08:00:00Z for 5d")]
    [InlineData("2026-03-09T08:00:00Z", "2026-03-09T08:00:01Z", null, true, "from 2026-03-09 08:00:00Z until 2026-03-09 08:00:01Z")]
    [InlineData("2026-03-02T08:00:30Z", null, "5d", true, "for 5d")]
    public void The_columns_say_from_when_until_when(string? start, string? end, string? duration, bool isEndGiven, string expected)
    {
        var desired = Read(new PimAssignmentRow { Start = start, End = end, Duration = duration });

        Assert.Equal((isEndGiven, expected), (desired.IsEndGiven, desired.Schedule.ToString()));
    }

    [Theory]
    [InlineData("2026-04-01T08:00:00Z", null, "until 2026-04-01 08:00:00Z")]
    [InlineData(null, "permanent", "without an end")]
    [InlineData(null, null, "without an end")]
    [InlineData(null, "5d", "from 2026-03-01 09:00:00Z for 5d")]
    public void A_start_that_has_passed_tells_since_when_it_has_held_unless_a_length_counts_from_it(string? end, string? duration, string expected) =>
        Assert.Equal(expected, Read(new PimAssignmentRow { Start = "2026-03-01T09:00:00Z", End = end, Duration = duration }).Schedule.ToString());

    [Theory]
    [InlineData(null, "2026-03-02T08:00:00Z", null, PimErrorCode.InvalidDuration)]
    [InlineData("2026-03-01T09:00:00Z", "2026-03-02T07:00:00Z", null, PimErrorCode.InvalidDuration)]
    [InlineData("2026-03-09T08:00:00Z", "2026-03-09T08:00:00Z", null, PimErrorCode.InvalidDuration)]
    [InlineData("2026-03-09T08:00:00Z", "2026-03-05T08:00:00Z", null, PimErrorCode.InvalidDuration)]
    [InlineData(null, "2026-04-01T08:00:00Z", "5d", PimErrorCode.InvalidParameter)]
    [InlineData(null, "2026-04-01T08:00:00Z", "permanent", PimErrorCode.InvalidParameter)]
    [InlineData("soon", null, null, PimErrorCode.InvalidParameter)]
    [InlineData(null, null, "soon", PimErrorCode.InvalidDuration)]
    public void What_ends_before_it_begins_or_cannot_be_read_is_refused(string? start, string? end, string? duration, PimErrorCode code)
    {
        var error = Assert.Throws<PimException>(() => Read(new PimAssignmentRow { Start = start, End = end, Duration = duration }));

        Assert.Equal(code, error.Code);
        Assert.Equal(end is not null && duration is not null, error.Remedy == "Keep one of them.");
    }

    [Fact]
    public void Blank_cells_say_nothing_and_others_are_taken_without_the_blanks_around_them()
    {
        var blank = Read(new PimAssignmentRow { Justification = " ", TicketNumber = "", TicketSystem = " ", Condition = " ", ConditionVersion = "" });
        var full = Read(new PimAssignmentRow { Justification = " why ", TicketNumber = " INC-1 ", TicketSystem = " desk " });

        Assert.Equal((null, null, null, null), (blank.Justification, blank.Ticket, blank.Condition, blank.ConditionVersion));
        Assert.Equal(("why", "INC-1", "desk"), (full.Justification, full.Ticket?.Number, full.Ticket?.System));
    }

    [Theory]
    [InlineData("INC-1", null)]
    [InlineData(null, "desk")]
    public void A_ticket_is_one_also_with_one_of_its_columns_alone(string? number, string? system)
    {
        var ticket = Read(new PimAssignmentRow { TicketNumber = number, TicketSystem = system }).Ticket;

        Assert.Equal((number, system), (ticket?.Number, ticket?.System));
    }

    [Theory]
    [InlineData("blob", null, "2.0")]
    [InlineData("blob", "1.0", "1.0")]
    public void A_condition_of_an_azure_role_has_a_version(string condition, string? version, string expected)
    {
        var role = new PimRole(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");

        var desired = Read(new PimAssignmentRow { Condition = condition, ConditionVersion = version }, role);

        Assert.Equal((condition, expected), (desired.Condition, desired.ConditionVersion));
    }

    [Fact]
    public void A_condition_of_another_role_is_refused() =>
        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Throws<PimException>(() => Read(new PimAssignmentRow { Condition = "blob" })).Code);

    private static PimTools.Changes.DesiredAssignment Read(PimAssignmentRow row, PimRole? role = null) =>
        new RowResolution(new ImportNames(new FakePimClient()), new FileDates([row.Start, row.End]), row, Given.Now)
            .Read(new RowTarget(PimAssignmentType.Eligible, role ?? Given.UserAdmin, Given.Sales, Given.Cleo));
}
