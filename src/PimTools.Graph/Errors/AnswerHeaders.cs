using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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

    /// <summary>The header's values, one for each time that the answer has it.</summary>
    public static IReadOnlyList<string> HeaderValues(this HttpResponseMessage response, string name) =>
#if NET
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToList() : Array.Empty<string>();
#else
        response.Headers.TryGetValues(name, out var values) ? values.ToList() : Array.Empty<string>();
#endif

    /// <summary>The time at which the service wrote the answer; null where it has no date that can be read. A proxy may have added one of its own.</summary>
    public static DateTimeOffset? Date(this HttpResponseMessage response) => response.HeaderValues("Date")
        .Select(value => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : (DateTimeOffset?)null)
        .FirstOrDefault(date => date is not null);

    /// <summary>The media type that the body is said to have; null where none is said.</summary>
    public static string? ContentType(this HttpResponseMessage response) =>
        response.Content is { } content && content.Headers.TryGetValues("Content-Type", out var values) ? Join(values) : null;

    private static string Join(IEnumerable<string> values) => string.Join(",", values);
}
