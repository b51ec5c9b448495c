using System;
using System.Globalization;

namespace PimTools.Models;

/// <summary>Writes moments in messages as the views show them: in local time, <c>2027-05-27 08:00</c>.</summary>
internal static class MomentText
{
    public static string Of(DateTimeOffset moment) => moment.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The end of an assignment, which is <c>never</c> where there is none.</summary>
    public static string OfEnd(DateTimeOffset? end) => end is { } moment ? Of(moment) : "never";
}
