using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Exports;
using Xunit;

namespace PimTools.Tests.Core.Exports;

/// <summary>A bookmark only goes forward, and knows by its id what will be read again.</summary>
public sealed class AuditBookmarkTests
{
    private static readonly DateTimeOffset Since = Given.Now.AddDays(-1);

    private readonly AuditBookmark _bookmark = new("tenant", "file", PimAuditFormat.Csv, Since);

    [Fact]
    public void What_may_come_late_is_read_again_but_nothing_from_before_the_first_export()
    {
        Assert.Equal(Since, _bookmark.ReadFrom);

        _bookmark.Until = Since.AddHours(2);
        Assert.Equal(Since, _bookmark.ReadFrom);

        _bookmark.Until = Since.AddHours(4);
        Assert.Equal(Since.AddHours(1), _bookmark.ReadFrom);
    }

    [Fact]
    public void What_comes_late_or_is_read_to_an_earlier_time_brings_it_no_further_back()
    {
        _bookmark.Note([Record("1", Given.Now)]);
        _bookmark.Note([Record("2", Given.Now.AddHours(-2))]);
        _bookmark.Advance(Given.Now.AddHours(-1));
        Assert.Equal(Given.Now, _bookmark.Until);

        _bookmark.Advance(Given.Now.AddHours(1));
        Assert.Equal(Given.Now.AddHours(1), _bookmark.Until);
    }

    [Fact]
    public void What_will_not_be_read_again_is_forgotten()
    {
        _bookmark.Note([Record("early", Given.Now.AddHours(-3).AddTicks(-1)), Record("edge", Given.Now.AddHours(-3)), Record("late", Given.Now)]);
        Assert.Equal(["edge", "late"], _bookmark.Recent.Keys.Order(StringComparer.Ordinal));

        _bookmark.Advance(Given.Now.AddTicks(1));
        Assert.Equal(new Dictionary<string, DateTimeOffset> { ["late"] = Given.Now }, _bookmark.Recent);
    }

    [Fact]
    public void What_was_kept_of_the_last_run_is_known_by_its_exact_id()
    {
        var kept = new AuditBookmark("tenant", "file", PimAuditFormat.Csv, Since, [new("PIM_a", Given.Now), new("PIM_A", Given.Now)]);

        Assert.Equal(2, kept.Recent.Count);
        Assert.Equal(("tenant", "file", PimAuditFormat.Csv, Since), (kept.TenantId, kept.Destination, kept.Format, kept.Since));
    }

    private static PimAuditRecord Record(string id, DateTimeOffset time) => new(id, time, "Add member to role");
}
