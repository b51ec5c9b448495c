using System;

namespace PimTools;

/// <summary>The result of an export of the audit log.</summary>
public sealed class PimAuditExport
{
    internal PimAuditExport(string destination, PimAuditFormat format)
    {
        Destination = destination;
        Format = format;
    }

    /// <summary>The file, or the stream and the address of the service.</summary>
    public string Destination { get; }

    /// <summary>The format.</summary>
    public PimAuditFormat Format { get; }

    /// <summary>The number of records that were written now.</summary>
    public int Records { get; internal init; }

    /// <summary>The time of the oldest record that was written now, UTC; null where none was.</summary>
    public DateTimeOffset? First { get; internal init; }

    /// <summary>The time of the newest record that was written now, UTC; null where none was.</summary>
    public DateTimeOffset? Last { get; internal init; }

    /// <summary>The time up to which the log is exported, UTC; the next export goes on there.</summary>
    public DateTimeOffset Until { get; internal init; }

    /// <summary>The number of records that may have arrived twice, since an answer got lost and the service cannot tell. Their RecordId is the same.</summary>
    public int PossibleDuplicates { get; internal init; }

    /// <summary>The file that keeps how far the export has come.</summary>
    public string? BookmarkPath { get; private set; }

    /// <summary>Names the bookmark.</summary>
    internal PimAuditExport At(string bookmarkPath)
    {
        BookmarkPath = bookmarkPath;
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Records} records to {Destination}";
}
