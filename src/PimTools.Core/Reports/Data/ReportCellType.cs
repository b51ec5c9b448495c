namespace PimTools.Reports.Data;

/// <summary>The types of cells in a report.</summary>
internal enum ReportCellType
{
    /// <summary>Text; a value of an enumeration is its name.</summary>
    Text,

    /// <summary>A time, UTC.</summary>
    Moment,

    /// <summary>A span of time.</summary>
    Duration,

    /// <summary>A whole number.</summary>
    Number,
}
