using System;
using System.Globalization;
using System.Net.Http;

namespace PimTools.Graph.Errors;

/// <summary>Reads how long the service asks to wait: seconds, or a date by its own clock (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    public const string Name = "Retry-After";

    /// <summary>Of an answer whose date the chain has put into seconds.</summary>
    public static TimeSpan? Read(HttpResponseMessage response) => Seconds(response.Header(Name));

    /// <param name="value">The header; null where there is none.</param>
    /// <param name="now">The service's time, which a date counts by.</param>
    public static TimeSpan? Parse(string? value, DateTimeOffset now) => Seconds(value)
        ?? (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? TimeSpan.FromTicks(Math.Max(0, (date - now).Ticks))
            : null);

    public static bool IsWithin(this TimeSpan? wait, TimeSpan limit) => wait is null || wait <= limit;

    private static TimeSpan? Seconds(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
