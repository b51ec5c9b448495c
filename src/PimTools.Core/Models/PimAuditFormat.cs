namespace PimTools;

/// <summary>A format in which audit records leave for another system.</summary>
public enum PimAuditFormat : long
{
    /// <summary>An object of JSON on each line, with all that a record tells.</summary>
    JsonLines,

    /// <summary>A CSV file that no spreadsheet runs as a formula.</summary>
    Csv,

    /// <summary>The Common Event Format.</summary>
    Cef,

    /// <summary>The audit event of the Advanced Security Information Model of Microsoft Sentinel, an object of JSON on each line.</summary>
    Asim,
}
