using System;

namespace PimTools.Models;

/// <summary>The bounds that the service sets to every schedule, whatever the settings of a role say.</summary>
internal static class ScheduleBounds
{
    // Clocks differ, and a command takes its time.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>The shortest assignment and activation; nothing ends sooner after its start.</summary>
    // documented: pim-how-to-add-role-to-user, pim-resource-roles-activate-your-roles
    public static TimeSpan Shortest { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The start that was asked for; null where it means at once: a moment about now, or the date of today alone.</summary>
    public static DateTimeOffset? StartOf(DateTimeOffset? asked, DateTimeOffset now) =>
        asked is { } start && ((start > now - Shortest && start < now + Soon) || IsToday(start, now)) ? null : asked;

    private static bool IsToday(DateTimeOffset start, DateTimeOffset now) =>
        start <= now && start.LocalDateTime.TimeOfDay == TimeSpan.Zero && start.LocalDateTime.Date == now.LocalDateTime.Date;
}
