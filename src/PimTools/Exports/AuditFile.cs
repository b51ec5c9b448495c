using System;
using System.IO;

namespace PimTools.Exports;

/// <summary>Opens the file of an export.</summary>
internal static class AuditFile
{
    /// <summary>The format that the extension of a path means; JSON Lines where it means none.</summary>
    public static PimAuditFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => PimAuditFormat.Csv,
        ".CEF" => PimAuditFormat.Cef,
        _ => PimAuditFormat.JsonLines,
    };

    /// <summary>Refuses a file that holds something although no bookmark tells what.</summary>
    /// <exception cref="PimException">It does (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void RefuseUnknown(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' exists, and no bookmark tells what it holds.")
            {
                Remedy = "Nothing was written. Name a file that does not exist yet, or with -BookmarkPath the bookmark that belongs to it.",
                TargetObject = path,
            };
        }
    }

    /// <summary>Opens a file to add to, made where it is not there yet. Others may read it meanwhile.</summary>
    /// <exception cref="PimException">It is out of reach (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LineDestination.OutOfReach(path, e);
        }
    }
}
