using System;
using System.Globalization;
using System.Linq;

namespace PimTools;

/// <summary>One HTTP call, told in a line. Holds no header and no body, so no secret.</summary>
public sealed class PimHttpTrace
{
    /// <summary>Creates a trace.</summary>
    public PimHttpTrace(string method, string path, int? status, TimeSpan elapsed, string? requestId)
    {
        Method = method;
        Path = path;
        Status = status;
        Elapsed = elapsed;
        RequestId = requestId;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path and query, as sent.</summary>
    public string Path { get; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? Status { get; }

    /// <summary>From the first byte sent to the answer's headers.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The service's request id; null when it gave none.</summary>
    public string? RequestId { get; }

    /// <summary>The id that this client gave the call, the same over its repeats; null where it gave none.</summary>
    public string? ClientRequestId { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1} -> {2} in {3:0} ms{4}",
        Method,
        Printed(Uri.UnescapeDataString(Path)),
        Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer",
        Elapsed.TotalMilliseconds,
        Id);

    // Support finds the call by either; the service's own is the better one.
    private string Id => RequestId is { } id ? ", request id " + Printed(id)
        : ClientRequestId is { } own ? ", client-request-id " + Printed(own)
        : string.Empty;

    // What would break the line, or play with the terminal, stays escaped.
    private static string Printed(string text) =>
        string.Concat(text.Select(letter => IsPrinted(letter) ? letter.ToString() : Uri.EscapeDataString(letter.ToString())));

    private static bool IsPrinted(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
