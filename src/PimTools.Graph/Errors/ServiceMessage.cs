using System.Text.RegularExpressions;

namespace PimTools.Graph.Errors;

/// <summary>Reads the sentences in which a service says what is wrong, without what only its own support understands.</summary>
internal static class ServiceMessage
{
    // In one line or in lines of their own, after the sentences. White space is looked at once, however much there is.
    private static readonly Regex Trace = new(
        @"(?<!\s)\s*\b(?:Trace ID|Correlation ID|Timestamp|Client request id|Request id|Activity id)\s*:\s*(?:\d{4}-\d\d-\d\d[ T][\d:.]+Z?|\S+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A sentence that leads to a page, up to the end of its address. It is looked for where a sentence begins, or where the last one ended, so that
    // a long text without an address is read once.
    private static readonly Regex Link = new(@"(?:^|(?<=[.!?\r\n])|\G)[^.!?\r\n]*?\bhttps?://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex SignIn = new(@"\b(?<code>AADSTS\d+)\b[^\r\n]*", RegexOptions.CultureInvariant);

    /// <summary>The sentences of a message; the message as it is where nothing else is left.</summary>
    public static string Clean(string message)
    {
        var sentences = Link.Replace(Trace.Replace(message, string.Empty), string.Empty).Trim();
        return sentences.Length > 0 ? sentences : message.Trim();
    }

    /// <summary>The code of the sign-in service in a text, and what it says; null where there is none.</summary>
    public static (string Code, string Said)? OfSignIn(string text) => SignIn.Match(text) is { Success: true } match
        ? (match.Groups["code"].Value, Clean(match.Value))
        : null;
}
