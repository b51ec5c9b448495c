using System;
using System.IO;

namespace PimTools.Files;

/// <summary>The user's own configuration folder. <c>PIMTOOLS_CONFIG</c> names another.</summary>
internal static class ConfigFolder
{
    public static string Favorites => Path.Combine(FullPath, "favorites.json");

    /// <summary>The folder of kept sign-ins; the tokens are where the platform encrypts them.</summary>
    public static string SignIns => Path.Combine(FullPath, "signins");

    private static string FullPath => Environment.GetEnvironmentVariable("PIMTOOLS_CONFIG") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.Create), "PimTools");
}
