using System;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ViewDateTests
{
    private static readonly DateTimeOffset Moment = new(2026, 12, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_date_and_its_text_look_the_same()
    {
        var text = Moment.LocalDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(text, ViewDate.Format(Moment));
        Assert.Equal(text, ViewDate.Format("12/24/2026 08:00:00 +00:00"));
        Assert.Equal(text, ViewDate.Format(Moment.ToString("o")));
    }

    [Fact]
    public void What_is_no_date_is_unknown_and_what_is_not_there_is_nothing()
    {
        Assert.Equal("?", ViewDate.Format("soon"));
        Assert.Null(ViewDate.Format(null));
        Assert.Equal("never", ViewDate.Format(null, none: "never"));
        Assert.Null(ViewDate.Left("soon"));
    }

    [Theory]
    [InlineData(-3, "yyyy-MM-dd")]
    [InlineData(3, "ddd HH:mm")]
    [InlineData(30, "yyyy-MM-dd")]
    public void A_day_of_the_week_to_come_is_told_by_its_name(int days, string format)
    {
        var date = DateTime.Now.AddDays(days);

        Assert.Equal(date.ToString(format, System.Globalization.CultureInfo.InvariantCulture), ViewDate.Brief(date));
    }

    [Fact]
    public void What_is_no_date_is_told_briefly_as_in_full()
    {
        Assert.Null(ViewDate.Brief(null));
        Assert.Equal("?", ViewDate.Brief("soon"));
    }

    [Fact]
    public void What_has_passed_has_no_time_left() => Assert.Equal(TimeSpan.Zero, ViewDate.Left(DateTimeOffset.UtcNow.AddDays(-1)));
}
