using System;
using System.IO;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace PimTools.Files;

/// <summary>Files and folders that nobody but their owner reads. On Windows, what lies in the user's own folder is so anyway.</summary>
/// <remarks>The mode is set by reflection because this assembly is built for Windows PowerShell 5.1 as well, which knows none.</remarks>
internal static class OwnerOnly
{
    private const int ReadAndWrite = 6 << 6;
    private const int ReadWriteAndEnter = 7 << 6;

    /// <summary>Makes a folder that is not there yet. One that is stays as its owner made it.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            SetMode(path, ReadWriteAndEnter);
        }
    }

    /// <summary>Opens a new, empty file for writing.</summary>
    public static FileStream Create(string path)
    {
        var file = File.Create(path);
        SetMode(path, ReadAndWrite);
        return file;
    }

    /// <summary>Opens a file, made where it is not there yet, that nobody else may open meanwhile.</summary>
    public static FileStream OpenAlone(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        SetMode(path, ReadAndWrite);
        return file;
    }

    private static void SetMode(string path, int mode)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && Type.GetType("System.IO.UnixFileMode") is { } modes)
        {
            var set = typeof(File).GetMethod("SetUnixFileMode", BindingFlags.Public | BindingFlags.Static, null, new[] { typeof(string), modes }, null)!;
            try
            {
                set.Invoke(null, new[] { path, Enum.ToObject(modes, mode) });
            }
            catch (TargetInvocationException e) when (e.InnerException is { } inner)
            {
                ExceptionDispatchInfo.Capture(inner).Throw();
            }
        }
    }
}
