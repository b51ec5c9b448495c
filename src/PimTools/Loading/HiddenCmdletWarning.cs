using System.Management.Automation;
using System.Threading;

namespace PimTools.Loading;

/// <summary>Warns once of cmdlets that other commands hide: when the module is imported, or with the first command where they came later.</summary>
internal static class HiddenCmdletWarning
{
    private static int _isSettled;

    /// <summary>The warning of the import; null where nothing hides a cmdlet, and where it was given.</summary>
    public static string? AtImport(CommandInvocationIntrinsics commands) =>
        HiddenCmdlet.Find(commands) is { Count: > 0 } hidden && Interlocked.Exchange(ref _isSettled, 1) == 0 ? HiddenCmdlet.Describe(hidden) : null;

    /// <summary>The warning that is due with a command; null where there is none, or it was given.</summary>
    public static string? Due(CommandInvocationIntrinsics commands) =>
        Interlocked.Exchange(ref _isSettled, 1) == 0 && HiddenCmdlet.Find(commands) is { Count: > 0 } hidden ? HiddenCmdlet.Describe(hidden) : null;
}
