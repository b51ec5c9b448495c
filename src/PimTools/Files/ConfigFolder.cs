using System;
using System.IO;

namespace PimTools.Files;

/// <summary>
/// The user's own configuration folder; <c>PIMTOOLS_CONFIG</c> names another. Asking for its path makes nothing: a container may have no
/// folder at all that it can write to.
/// </summary>
internal static class ConfigFolder
{
    /// <summary>The file of favourites; null where the account has no home.</summary>
    public static string? Favorites => FullPath is { } folder ? Path.Combine(folder, "favorites.json") : null;

    /// <summary>The file of profiles; null where the account has no home.</summary>
    public static string? Profiles => FullPath is { } folder ? Path.Combine(folder, "profiles.json") : null;

    /// <summary>The file that says how the user connected last; null where the account has no home.</summary>
    public static string? LastConnection => FullPath is { } folder ? Path.Combine(folder, "last-connection.json") : null;

    /// <summary>The folder of kept sign-ins, whose tokens are where the platform encrypts them; null where the account has no home.</summary>
    public static string? SignIns => FullPath is { } folder ? Path.Combine(folder, "signins") : null;

    /// <summary>The folder itself; null where the account has no home.</summary>
    public static string? FullPath => Environment.GetEnvironmentVariable("PIMTOOLS_CONFIG") is { Length: > 0 } folder ? folder
        : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
            ? Path.Combine(home, "PimTools")
            : null;
}
