using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace PimTools.Graph.Errors;

/// <summary>Reads how long the service asks to wait: seconds, or a date by its own clock (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    public const string Name = "Retry-After";

    // As many seconds as the header can count: 68 years, so that no date overflows.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(int.MaxValue);

    /// <summary>Of an answer whose date the chain has put into seconds.</summary>
    public static TimeSpan? Read(HttpResponseMessage response) => Seconds(response.Header(Name));

    /// <param name="values">The header's values, the first of which that can be read counts.</param>
    /// <param name="now">The service's time, which a date counts by.</param>
    public static TimeSpan? Parse(IEnumerable<string> values, DateTimeOffset now) =>
        values.Select(value => Parse(value, now)).FirstOrDefault(wait => wait is not null);

    /// <param name="value">The header; null where there is none.</param>
    /// <param name="now">The service's time, which a date counts by.</param>
    public static TimeSpan? Parse(string? value, DateTimeOffset now) => Seconds(value)
        ?? (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? Until(date, now) : null);

    public static bool IsWithin(this TimeSpan? wait, TimeSpan limit) => wait is null || wait <= limit;

    private static TimeSpan Until(DateTimeOffset date, DateTimeOffset now)
    {
        var wait = date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
    }

    private static TimeSpan? Seconds(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
