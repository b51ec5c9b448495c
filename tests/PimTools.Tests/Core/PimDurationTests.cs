using System;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimDurationTests
{
    [Theory]
    [InlineData("2h", "02:00:00")]
    [InlineData("2H", "02:00:00")]
    [InlineData("90m", "01:30:00")]
    [InlineData("90min", "01:30:00")]
    [InlineData("1h30m", "01:30:00")]
    [InlineData("1h 30m", "01:30:00")]
    [InlineData(" 1h ", "01:00:00")]
    [InlineData("45s", "00:00:45")]
    [InlineData("14d", "14.00:00:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData("1w2d3h4m5s", "9.03:04:05")]
    [InlineData("0h", "00:00:00")]
    [InlineData("02:00", "02:00:00")]
    [InlineData("2:00", "02:00:00")]
    [InlineData("02:30:15", "02:30:15")]
    [InlineData("1.02:30", "1.02:30:00")]
    [InlineData("00:00:00.5", "00:00:00.5000000")]
    [InlineData("PT2H", "02:00:00")]
    [InlineData("pt1h30m", "01:30:00")]
    [InlineData("P14D", "14.00:00:00")]
    [InlineData("P1Y", "365.00:00:00")]
    public void It_is_read_as_people_and_the_service_write_it(string text, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, null), PimDuration.Parse(text));

    [Theory]
    [InlineData("24:00", 24)]
    [InlineData("24:00:00", 24)]
    [InlineData("36:00:00", 36)]
    public void Hours_past_a_day_stay_hours(string text, int hours) => Assert.Equal(TimeSpan.FromHours(hours), PimDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("2")]
    [InlineData("2.5")]
    [InlineData("h")]
    [InlineData("2x")]
    [InlineData("30m1h")]
    [InlineData("-2h")]
    [InlineData("-02:00")]
    [InlineData("-PT2H")]
    [InlineData("P-1D")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("1:2:3:4")]
    [InlineData("01:75")]
    [InlineData("1.30:00")]
    [InlineData(":30")]
    [InlineData("two hours")]
    [InlineData("99999999999999999999d")]
    [InlineData("9999999999999999999999999999999999999999999999:00")]
    [InlineData("P99999999999D")]
    [InlineData("٢h")]
    public void Anything_else_is_refused_with_advice(string text)
    {
        var error = Assert.Throws<PimException>(() => PimDuration.Parse(text));

        Assert.Equal(PimErrorCode.InvalidDuration, error.Code);
        Assert.Equal(text, error.TargetObject);
        Assert.Equal("Write 2h, 1h30m, 14d, 02:00 or PT2H.", error.Remedy);
    }

    [Theory]
    [InlineData("03:12:00", "3h 12m", "3h12m")]
    [InlineData("14.00:00:00", "14d", "14d")]
    [InlineData("5.03:00:00", "5d 3h", "5d3h")]
    [InlineData("00:05:59", "5m", "5m")]
    [InlineData("00:00:45", "45s", "45s")]
    [InlineData("00:00:00", "0s", "0s")]
    [InlineData("-01:00:05", "0s", "0s")]
    public void It_is_told_to_a_person_and_written_to_be_typed(string duration, string told, string typed)
    {
        Assert.Equal(told, PimDuration.Format(TimeSpan.Parse(duration, null)));
        Assert.Equal(typed, PimDuration.ToArgument(TimeSpan.Parse(duration, null)));
    }

    [Fact]
    public void Whole_minutes_that_were_told_or_typed_are_read_back_as_they_were() => Prop.ForAll(
        Gen.Choose(0, 60 * 24 * 1000).Select(minutes => TimeSpan.FromMinutes(minutes)).ToArbitrary(),
        duration => PimDuration.Parse(PimDuration.ToArgument(duration)) == duration && PimDuration.Parse(PimDuration.Format(duration)) == duration)
        .Check(FuzzCases.Properties(100));

    [Fact]
    public void What_PowerShell_prints_and_what_the_service_sends_is_read_exactly() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<TimeSpan>().Where(d => d >= TimeSpan.Zero).ToArbitrary(),
        duration => PimDuration.Parse(duration.ToString()) == duration && PimDuration.Parse(XmlConvert.ToString(duration)) == duration)
        .Check(FuzzCases.Properties(100));

    [Fact]
    public void No_text_throws_anything_else() => Prop.ForAll(
        Gen.Elements("0123459 :.PTDHMdhmws-+".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary(),
        text =>
        {
            try
            {
                return PimDuration.Parse(text) >= TimeSpan.Zero;
            }
            catch (PimException e)
            {
                return e.Code == PimErrorCode.InvalidDuration;
            }
        }).Check(FuzzCases.Properties(100));
}
