using System;
using System.Globalization;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class CellTextTests
{
    [Fact]
    public void Objects_are_written_as_the_ids_that_find_them_again()
    {
        Assert.Equal(Given.UserAdmin.Id, CellText.Of(Given.UserAdmin));
        Assert.Equal("ops", CellText.Of(Given.GroupRole("ops", "Ops", PimAccess.Member)));
        Assert.True(new PimIdentity(CellText.Of(Given.GroupRole("ops", "Ops", PimAccess.Owner))).Matches(Given.GroupRole("ops", "Ops", PimAccess.Owner)));
        Assert.Equal(Given.Sales.Id, CellText.Of(Given.Sales));
        Assert.Equal(Given.Ada.Id, CellText.Of(Given.Ada));
    }

    [Fact]
    public void Dates_durations_and_numbers_are_the_same_under_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("2026-03-02T08:00:00.0000000+00:00", CellText.Of(Given.Now));
            Assert.Equal("P1DT2H", CellText.Of(TimeSpan.FromHours(26)));
            Assert.Equal("1.5", CellText.Of(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Empty(CellText.Of(null));
}
