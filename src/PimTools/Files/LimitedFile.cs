using System.IO;

namespace PimTools.Files;

/// <summary>Reads a file whole that nobody makes large on purpose.</summary>
internal static class LimitedFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="megabytes">The greatest size, in megabytes.</param>
    /// <exception cref="IOException">It is larger, or cannot be read.</exception>
    public static string Read(string file, int megabytes) =>
        new FileInfo(file).Length <= megabytes * 1024L * 1024 ? File.ReadAllText(file) : throw new IOException($"It is larger than {megabytes} MB.");
}
