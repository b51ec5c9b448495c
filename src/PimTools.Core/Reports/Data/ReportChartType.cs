namespace PimTools.Reports.Data;

/// <summary>The ways to draw the numbers of a section.</summary>
internal enum ReportChartType
{
    /// <summary>A bar for each key, stacked by category.</summary>
    Bars,

    /// <summary>A heat map of days, a column for each week.</summary>
    Calendar,
}
