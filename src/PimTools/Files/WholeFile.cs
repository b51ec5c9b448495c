using System;
using System.IO;
using System.Text;

namespace PimTools.Files;

/// <summary>Writes the files that a person names. A file is never half of one.</summary>
internal static class WholeFile
{
    /// <summary>Refuses a path that cannot be written, before anything is read for it.</summary>
    /// <exception cref="PimException">The folder does not exist, or the path is a folder (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw Unwritable(path, "It is a folder.", null);
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw Unwritable(path, $"The folder '{folder}' does not exist.", null);
        }
    }

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), file => file.Write(text));

    /// <summary>Writes what <paramref name="write"/> gives. A link stays, and so do the rights on the file that was there.</summary>
    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Write(string path, Encoding encoding, Action<TextWriter> write)
    {
        try
        {
            Check(path);
            FileReplacement.Write(PrivateFiles.Target(path), isPrivate: false, file =>
            {
                using var text = new StreamWriter(file, encoding, bufferSize: 4096, leaveOpen: true);
                write(text);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(path, e.Message, e);
        }
    }

    private static PimException Unwritable(string path, string why, Exception? cause) =>
        new(PimErrorCode.InvalidParameter, $"'{path}' cannot be written. {why}", cause)
        {
            Remedy = "Name a file in a folder that exists and that you may write to.",
            TargetObject = path,
        };
}
