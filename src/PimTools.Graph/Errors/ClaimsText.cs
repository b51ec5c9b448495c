using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Errors;

/// <summary>The claims that the service demands, where and however it writes them (API reference, section 14).</summary>
internal static class ClaimsText
{
    private const string Name = "claims=";

    // A quoted text, in which quotes are escaped, or a bare word (RFC 9110, 11.2).
    private static readonly Regex Parameter = new(
        @"\bclaims\s*=\s*(?:""(?<quoted>(?:[^""\\]|\\.)*)""|(?<bare>[^\s,""]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The claims in PIM's own refusal, <c>&amp;claims={url-encoded JSON}</c>, as JSON; null where there are none that can be read.</summary>
    public static string? InMessage(string? message)
    {
        if (message?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start))
        {
            return null;
        }

        // What is not encoded may hold spaces and ampersands itself.
        var rest = message.Substring(start + Name.Length);
        return new[] { rest, rest.Split('&')[0], rest.Split(' ', '\r', '\n')[0] }.Select(Decode).FirstOrDefault(claims => claims is not null);
    }

    /// <summary>The claims of a challenge of continuous access evaluation, as JSON; null where there are none that can be read.</summary>
    public static string? InChallenge(string? header)
    {
        if (header is null || Parameter.Match(header) is not { Success: true } match)
        {
            return null;
        }

        var quoted = match.Groups["quoted"];
        return Decode(quoted.Success ? Regex.Replace(quoted.Value, @"\\(.)", "$1") : match.Groups["bare"].Value);
    }

    /// <summary>As the other, in an answer.</summary>
    public static string? InChallenge(HttpResponseMessage response) => InChallenge(response.Header("WWW-Authenticate"));

    private static string? Decode(string text) => Readings(text.Trim().Trim('"', '\'')).FirstOrDefault(IsObject);

    private static bool IsObject(string text)
    {
        try
        {
            return JToken.Parse(text) is JObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Readings(string text)
    {
        yield return text;
        yield return WebUtility.UrlDecode(text);
        if (Base64Url.TryDecode(Uri.UnescapeDataString(text), out var bytes))
        {
            yield return Encoding.UTF8.GetString(bytes);
        }
    }
}
