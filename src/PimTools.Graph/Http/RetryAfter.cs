using System;
using System.Globalization;
using Azure;

namespace PimTools.Graph.Http;

/// <summary>How long the service asks to wait: seconds or a date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(Response response) => response.Headers.TryGetValue("Retry-After", out var value) ? Parse(value) : null;

    public static TimeSpan? Parse(string? value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? TimeSpan.FromTicks(Math.Max(0, (date - DateTimeOffset.UtcNow).Ticks))
            : null;
    }

    public static bool IsWithin(this TimeSpan? wait, TimeSpan limit) => wait is null || wait <= limit;
}
