using System;
using System.IO;

namespace PimTools.Files;

/// <summary>Replaces a file as a whole: the new one is written beside it and moved over it, so that a crash leaves either the old file or the new one.</summary>
internal static class FileReplacement
{
    /// <summary>Writes the file, whether or not there is one.</summary>
    /// <param name="path">The file. A link would be replaced by a file: <see cref="PrivateFiles.Target"/> gives the file that it leads to.</param>
    /// <param name="isPrivate">True for a file that its owner alone may read and write; otherwise the rights on the file that was there stay.</param>
    /// <param name="write">Writes the contents.</param>
    public static void Write(string path, bool isPrivate, Action<Stream> write)
    {
        var isThere = File.Exists(path);
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = Open(draft, isPrivate, isThere ? path : null))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (isThere)
            {
                File.Replace(draft, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(draft, path);
            }
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private static FileStream Open(string draft, bool isPrivate, string? old)
    {
        if (isPrivate)
        {
            return PrivateFiles.Create(draft);
        }

        if (old is not null)
        {
            // A copy has the rights of the file.
            File.Copy(old, draft);
        }

        return new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None);
    }
}
