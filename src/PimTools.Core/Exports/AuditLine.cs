namespace PimTools.Exports;

/// <summary>A record, and the line that it is in the format of the export.</summary>
/// <param name="Record">The record.</param>
/// <param name="Text">The line, without its end.</param>
internal sealed record AuditLine(PimAuditRecord Record, string Text);
