using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Tests.Core.Reports;

/// <summary>A report of one section and two tables, small enough to be read whole in each format.</summary>
internal static class SmallReport
{
    public static readonly ReportTable Doors = ReportTable.Of<(string? Name, string Kind, string Id, DateTimeOffset? At, TimeSpan? Took, long? Count, string Unused)>(
        "doors",
        [
            ("b", "in", "00000000-0000-0000-0000-000000000001", Given.Now, TimeSpan.FromSeconds(90), 3, "x"),
            ("a", "out", "00000000-0000-0000-0000-0000000000ff", null, null, null, "x"),
            ("b", "in", "00000000-0000-0000-0000-000000000001", Given.Now.AddMinutes(2), TimeSpan.FromHours(1), 5, "x"),
            (null, "in", "00000000-0000-0000-0000-0000000000fe", null, null, null, "x"),
        ],
        new("Name", ReportCellType.Text, one => one.Name),
        new("Kind", ReportCellType.Text, one => one.Kind),
        new("Id", ReportCellType.Text, one => one.Id),
        new("At", ReportCellType.Moment, one => one.At),
        new("Took", ReportCellType.Duration, one => one.Took),
        new("Count", ReportCellType.Number, one => one.Count),
        new("Unused", ReportCellType.Text, one => one.Unused));

    public static readonly ReportTable Days = ReportTable.Of<DayOfWeek>("days", [DayOfWeek.Monday], new ReportField<DayOfWeek>("Day", ReportCellType.Text, day => day));

    public static readonly Report Whole = Make();

    public static string Written(Action<TextWriter> write)
    {
        var text = new StringWriter { NewLine = "\n" };
        write(text);
        return text.ToString();
    }

    private static Report Make()
    {
        ReportFilter[] where = [ReportFilter.Of("Name", "a", "b")];
        var section = new ReportSection("ways", "Ways, in and out", Doors)
        {
            Note = "Each way.",
            Notices = ["Not all `could` be read."],
            Where = where,
            Columns = ["Id", "At", "Took", "Count"],
            Sort = ("At", true),
            Chart = ReportChartType.Calendar,
            Summary = ReportSummary.Count(
                Doors, where, "Name", "Kind", ["out", "in"], ["b", "none", "a"], new ReportField<IReadOnlyList<object?[]>>("Last", ReportCellType.Moment, rows => rows.Max(row => (DateTimeOffset?)row[3]))),
            Figures = [ReportSection.Figure(Doors, where, "ways in", ReportFilter.Of("Kind", "in"))],
        };
        return new Report([Doors, Days], [section])
        {
            Title = "Doors",
            TenantId = "t",
            Account = "Ada",
            Created = Given.Now,
            Since = Given.Now.AddHours(-1),
            Baselines = ["One", "Two"],
        };
    }
}
