using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what the dates of a file of assignments mean, wherever it is read.</summary>
public sealed class FileDatesTests
{
    private const string Refused = "refused";

    [Theory]
    [InlineData("2031-03-02", "2031-03-02")]
    [InlineData("2031/03/02", "2031-03-02")]
    [InlineData("2 March 2031", "2031-03-02")]
    [InlineData("25/12/2031", "2031-12-25")]
    [InlineData("12/25/2031", "2031-12-25")]
    [InlineData("25.12.2031", "2031-12-25")]
    [InlineData("03/03/2031", "2031-03-03")]
    [InlineData("03/02/2031", Refused)]
    [InlineData("3.2.2031 10:00", Refused)]
    [InlineData("03/02/2031 10:00:00 +00:00", Refused)]
    [InlineData("31/03/02", Refused)]
    [InlineData("soon", Refused)]
    public async Task A_date_is_one_day_in_every_culture_or_none(string text, string expected)
    {
        foreach (var culture in new[] { "en-US", "en-GB", "de-DE", "fa-IR", "th-TH", "ar-SA", "tr-TR", string.Empty })
        {
            Assert.Equal([expected], await EndsAsync(culture, text));
        }
    }

    [Fact]
    public async Task An_exported_file_is_read_in_the_order_that_one_of_its_dates_tells()
    {
        Assert.Equal(["2031-12-25", "2031-02-03"], await EndsAsync("en-US", "25/12/2031 10:00:00 +00:00", "03/02/2031 10:00:00 +00:00"));
        Assert.Equal(["2031-12-25", "2031-03-02"], await EndsAsync("en-GB", "12/25/2031 10:00:00 AM +00:00", "3/2/2031 10:00:00 AM +00:00"));
    }

    [Fact]
    public async Task What_was_typed_tells_nothing_of_another_row() =>
        Assert.Equal(["2031-12-25", Refused], await EndsAsync("en-US", "25/12/2031", "03/02/2031"));

    [Fact]
    public async Task The_names_of_months_are_those_of_the_machine_or_English() =>
        Assert.Equal(["2031-03-02", "2031-03-02"], await EndsAsync("de-DE", "2. März 2031", "March 2, 2031"));

    [Fact]
    public async Task A_duration_counts_from_now() =>
        Assert.Equal([DateTime.Now.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], await EndsAsync("en-US", "30d"));

    private static async Task<IReadOnlyList<string>> EndsAsync(string culture, params string[] ends)
    {
        var client = new FakePimClient();
        client.Roles.Add(Given.UserAdmin);
        client.Principals.AddRange([Given.Ada, Given.Cleo]);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var rows = ends.Select((end, index) => new PimAssignmentRow
            {
                Line = index + 1, Kind = "EntraRole", Role = "User Administrator", Principal = index == 0 ? "ada@contoso.com" : "cleo@contoso.com", End = end,
            }).ToList();
            var plan = await new PimImporter(client).PlanAsync(rows, _ => false, PimCall.None);
            return plan.Select(row => row.Desired?.Schedule.End?.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Refused).ToList();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
