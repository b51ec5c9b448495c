using System;
using System.IO;

namespace PimTools.Tests;

/// <summary>Tells where this repository lies.</summary>
internal static class Repository
{
    /// <summary>The folder with PimTools.psd1, found upwards from the tests' own.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PimTools.psd1")) && Directory.Exists(Path.Combine(folder.FullName, "src")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"The repository was not found above '{from}'.");
    }
}
