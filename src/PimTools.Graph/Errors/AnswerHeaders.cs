using System.Collections.Generic;
using System.Net.Http;

namespace PimTools.Graph.Errors;

/// <summary>Reads headers of an answer as they stand, whether or not they are well formed.</summary>
internal static class AnswerHeaders
{
    /// <summary>The header's text; null where there is none.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
#if NET
        response.Headers.NonValidated.TryGetValues(name, out var values) ? Join(values) : null;
#else
        response.Headers.TryGetValues(name, out var values) ? Join(values) : null;
#endif

    /// <summary>What the body is said to be; null where that is not said.</summary>
    public static string? ContentType(this HttpResponseMessage response) =>
        response.Content is { } content && content.Headers.TryGetValues("Content-Type", out var values) ? Join(values) : null;

    private static string Join(IEnumerable<string> values) => string.Join(",", values);
}
