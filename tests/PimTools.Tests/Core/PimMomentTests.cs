using System;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimMomentTests
{
    [Fact]
    public void A_date_means_itself_whatever_time_it_is()
    {
        var date = new DateTimeOffset(2031, 5, 1, 8, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(date, new PimMoment(date).At(Given.Now));
        Assert.Equal(date, new PimMoment(date).At(Given.Now.AddYears(9)));
    }

    [Theory]
    [InlineData(2, "in 2h")]
    [InlineData(-3, "3h ago")]
    public void A_time_from_now_counts_from_the_now_it_is_asked_at(int hours, string told)
    {
        var moment = new PimMoment(TimeSpan.FromHours(hours));

        Assert.Equal(Given.Now.AddHours(hours), moment.At(Given.Now));
        Assert.Equal(told, moment.ToString());
    }
}
