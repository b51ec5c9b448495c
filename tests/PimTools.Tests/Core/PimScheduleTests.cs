using System;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A schedule as it is sent: nothing begins in the past, and no end moves by that.</summary>
public sealed class PimScheduleTests
{
    [Theory]
    [InlineData(null, null, null, "from 2026-03-02 08:00:00Z without an end")]
    [InlineData(null, null, 3, "from 2026-03-02 08:00:00Z for 3h")]
    [InlineData(null, 9, null, "from 2026-03-02 08:00:00Z until 2026-03-02 17:00:00Z")]
    [InlineData(0, null, 3, "from 2026-03-02 08:00:00Z for 3h")]
    [InlineData(1, null, 3, "from 2026-03-02 09:00:00Z for 3h")]
    [InlineData(1, 9, null, "from 2026-03-02 09:00:00Z until 2026-03-02 17:00:00Z")]
    [InlineData(-1, null, 3, "from 2026-03-02 08:00:00Z until 2026-03-02 10:00:00Z")]
    [InlineData(-1, 9, null, "from 2026-03-02 08:00:00Z until 2026-03-02 17:00:00Z")]
    [InlineData(-1, null, null, "from 2026-03-02 08:00:00Z without an end")]
    public void What_should_have_begun_begins_now_and_ends_as_it_should(int? startsIn, int? endsIn, int? hours, string expected) => Assert.Equal(
        expected,
        new PimSchedule { Start = At(startsIn), End = At(endsIn), Duration = hours is { } length ? TimeSpan.FromHours(length) : null }.From(Given.Now).ToString());

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(9, null, false)]
    [InlineData(null, 3, false)]
    public void Without_an_end_and_a_length_it_is_permanent(int? endsIn, int? hours, bool isPermanent) => Assert.Equal(
        isPermanent, new PimSchedule { End = At(endsIn), Duration = hours is { } length ? TimeSpan.FromHours(length) : null }.IsPermanent);

    private static DateTimeOffset? At(int? hours) => hours is { } some ? Given.Now.AddHours(some) : null;
}
