using System;
using System.Net;
using PimTools.Emulator.Faults;

namespace PimTools.Emulator;

/// <summary>A fault for the next calls that it matches.</summary>
public sealed record EmulatedFault
{
    private EmulatedFault(FaultKind kind) => Kind = kind;

    /// <summary>The method of the calls that it matches; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>A part of path and query of the calls that it matches, ignoring case; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>The number of calls that it strikes.</summary>
    public int Times { get; init; } = 1;

    internal FaultKind Kind { get; }

    internal HttpStatusCode Status { get; init; }

    internal string? Text { get; init; }

    internal TimeSpan? Time { get; init; }

    internal int Length { get; init; }

    /// <summary>The call is answered with this status, and never handled; without a body in Graph's error shape.</summary>
    public static EmulatedFault Answer(HttpStatusCode status, string? body = null, TimeSpan? retryAfter = null) =>
        new(FaultKind.Answer) { Status = status, Text = body, Time = retryAfter };

    /// <summary>The connection is lost before the call is handled.</summary>
    public static EmulatedFault LostBeforeHandling() => new(FaultKind.LostBefore);

    /// <summary>The call is handled, and the connection is lost before the answer arrives.</summary>
    public static EmulatedFault LostAfterHandling() => new(FaultKind.LostAfter);

    /// <summary>Of a batch, so many parts are handled and the others are not, and the connection is lost before the answer arrives.</summary>
    public static EmulatedFault LostHalfway(int parts) => new(FaultKind.LostHalfway) { Length = parts };

    /// <summary>The connection is lost after so many bytes of the body.</summary>
    public static EmulatedFault CutBody(int bytes) => new(FaultKind.CutBody) { Length = bytes };

    /// <summary>The body arrives whole and is not JSON.</summary>
    public static EmulatedFault MalformedJson() => new(FaultKind.MalformedJson);

    /// <summary>The answer comes under another content type, with a text that fits it.</summary>
    public static EmulatedFault WrongContentType(string contentType = "text/html", string body = "<html><body>Sign in</body></html>") =>
        new(FaultKind.ContentType) { Text = contentType + "\n" + body };

    /// <summary>The call is answered with a redirection, and never handled.</summary>
    public static EmulatedFault Redirect(Uri to) => new(FaultKind.Redirect) { Text = to.AbsoluteUri };

    /// <summary>The link to the next page leads to another address.</summary>
    public static EmulatedFault NextLink(Uri to) => new(FaultKind.NextLink) { Text = to.AbsoluteUri };

    /// <summary>The answer takes this much longer, in real time.</summary>
    public static EmulatedFault Delay(TimeSpan by) => new(FaultKind.Delay) { Time = by };

    /// <summary>The same fault for one method and a part of the path alone.</summary>
    public EmulatedFault On(string method, string path) => this with { Method = method, Path = path };

    /// <summary>The same fault for the next <paramref name="times"/> calls.</summary>
    public EmulatedFault Repeated(int times) => this with { Times = times };

    internal bool Matches(string method, string pathAndQuery) =>
        Method?.Equals(method, StringComparison.OrdinalIgnoreCase) is not false
        && (Path is null || Uri.UnescapeDataString(pathAndQuery).IndexOf(Path, StringComparison.OrdinalIgnoreCase) >= 0);
}
