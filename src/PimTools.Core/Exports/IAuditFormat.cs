namespace PimTools.Exports;

/// <summary>Writes audit records in a format of lines. The same record is always the same line.</summary>
internal interface IAuditFormat
{
    /// <summary>The line before the first record; null for none.</summary>
    string? Header { get; }

    /// <summary>Writes a record on one line, without its end.</summary>
    string Write(PimAuditRecord record);
}
