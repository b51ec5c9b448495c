using System.Text.RegularExpressions;

namespace PimTools.Errors;

/// <summary>Cuts from the text of an error what it must not tell: access tokens that a service or a proxy echoes, and more than a person reads.</summary>
internal static class MessageText
{
    /// <summary>The most characters of a message or a remedy.</summary>
    public const int Longest = 4000;

    // The parts of a JSON Web Token are base64url with dots between them; the first is a JSON object. One begins only where no other part does, so that
    // a long text is read once.
    private static readonly Regex Token = new(@"(?<![A-Za-z0-9_-])e[yw][A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{6,}[A-Za-z0-9_.-]*", RegexOptions.CultureInvariant);

    /// <summary>The text without tokens, and no longer than it may be.</summary>
    public static string Cut(string text, int longest = Longest)
    {
        var told = Token.Replace(text, "(an access token)");
        return told.Length > longest ? told.Substring(0, longest - 1) + "…" : told;
    }
}
