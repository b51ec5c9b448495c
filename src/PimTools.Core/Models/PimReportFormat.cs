namespace PimTools;

/// <summary>The formats of a report.</summary>
public enum PimReportFormat : long
{
    /// <summary>One page with charts, for people; it needs nothing besides a browser.</summary>
    Html,

    /// <summary>One document, for programs.</summary>
    Json,

    /// <summary>A file for each table, for spreadsheets.</summary>
    Csv,

    /// <summary>One text, for wikis and tickets.</summary>
    Markdown,
}
