namespace PimTools;

/// <summary>A problem of a document, with its place in the file.</summary>
public sealed class PimDocumentProblem
{
    internal PimDocumentProblem(string file, int line, int column, string message, string? remedy = null)
    {
        File = file;
        Line = line;
        Column = column;
        Message = VisibleText.OnOneLine(message);
        Remedy = remedy is null ? null : VisibleText.OnOneLine(remedy);
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column, counted from 1.</summary>
    public int Column { get; }

    /// <summary>The severity.</summary>
    public PimDocumentSeverity Severity { get; internal init; }

    /// <summary>The problem in a sentence.</summary>
    public string Message { get; }

    /// <summary>The advice; null where the message says it all.</summary>
    public string? Remedy { get; }

    /// <inheritdoc />
    public override string ToString() => $"{File}({Line},{Column}): {Message}{(Remedy is null ? null : " " + Remedy)}";
}
