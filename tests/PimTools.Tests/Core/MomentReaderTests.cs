using System;
using System.Globalization;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Dates as people type them, in cultures whose calendar is another one.</summary>
public sealed class MomentReaderTests
{
    [Theory]
    [InlineData("2031-04-01", "2031-04-01")]
    [InlineData("2031-04-01T10:00:00Z", "2031-04-01")]
    [InlineData(" 2031-4-1 10:00", "2031-04-01")]
    [InlineData("2031-13-01", null)]
    [InlineData("soon", null)]
    public void A_date_with_its_year_first_is_Gregorian_in_every_culture(string text, string? expected)
    {
        foreach (var culture in new[] { "fa-IR", "th-TH", "ar-SA", "tr-TR", "en-US", string.Empty })
        {
            Assert.Equal(expected, Read(culture, text));
        }
    }

    [Theory]
    [InlineData("fa-IR", "1410/1/12", "2031-04-01")]
    [InlineData("fa-IR", "2031/04/01", "2031-04-01")]
    [InlineData("th-TH", "1/4/2574", "2031-04-01")]
    [InlineData("th-TH", "1/4/2031", "2031-04-01")]
    [InlineData("tr-TR", "1.4.2031", "2031-04-01")]
    [InlineData("en-US", "4/1/2031", "2031-04-01")]
    [InlineData("en-GB", "12/25/2031", "2031-12-25")]
    public void Any_other_date_is_of_the_culture_in_the_calendar_that_lies_near(string culture, string text, string expected) =>
        Assert.Equal(expected, Read(culture, text));

    [Theory]
    [InlineData("fa-IR", "1410-01-12")]
    [InlineData("th-TH", "2574-04-01")]
    [InlineData("th-TH", "1/4/3117")]
    public void A_date_centuries_away_is_refused_where_the_calendar_is_another_one(string culture, string text) =>
        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Throws<PimException>(() => Read(culture, text)).Code);

    [Fact]
    public void A_date_is_told_alike_in_every_culture()
    {
        var moment = new DateTimeOffset(new DateTime(2031, 4, 1, 15, 30, 0, DateTimeKind.Local));
        foreach (var culture in new[] { "fa-IR", "th-TH", "ar-SA", "tr-TR", "en-US" })
        {
            Assert.Equal("2031-04-01 15:30", Under(culture, () => new PimMoment(moment).ToString()));
        }
    }

    private static string? Read(string culture, string text) =>
        Under(culture, () => MomentReader.ReadTyped(text)?.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static T Under<T>(string culture, Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
