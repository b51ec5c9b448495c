using System;
using System.IO;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace PimTools.Files;

/// <summary>
/// Files and folders that nobody but their owner reads or writes. They are made with their mode, and none that is there is changed. On
/// Windows, what lies in the user's own folder is so anyway.
/// </summary>
/// <remarks>Modes are reached by reflection because this assembly is built for Windows PowerShell 5.1 as well, which knows none.</remarks>
internal static class PrivateFiles
{
    private const int ReadAndWrite = 6 << 6;
    private const int ReadWriteAndEnter = 7 << 6;
    private const int WritableByOthers = (2 << 3) | 2;

    // Absent on Windows, and in Windows PowerShell.
    private static readonly Type? Modes = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? null : Type.GetType("System.IO.UnixFileMode");

    /// <summary>Makes a folder that is not there yet. One that is stays as its owner made it.</summary>
    public static void CreateFolder(string path)
    {
        if (Modes is null)
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Call(typeof(Directory), nameof(Directory.CreateDirectory), path, Enum.ToObject(Modes, ReadWriteAndEnter));
        }
    }

    /// <summary>Opens a new, empty file for writing.</summary>
    /// <exception cref="IOException">There is such a file.</exception>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew, FileAccess.Write);

    /// <summary>Opens a file to add to, made where it is not there yet, to which nobody else may write meanwhile.</summary>
    /// <exception cref="IOException">Somebody else has it open to write.</exception>
    public static FileStream Append(string path) => Open(path, FileMode.Append, FileAccess.Write);

    /// <summary>Opens a file, made where it is not there yet, that nobody else may open meanwhile.</summary>
    /// <exception cref="IOException">Somebody else has it open, or it is a link.</exception>
    public static FileStream OpenAlone(string path) =>
        IsLink(path) ? throw new NotSupportedException($"'{path}' is a link.") : Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <summary>Tells whether others than the owner may write to a file or a folder; a link is followed.</summary>
    public static bool IsWritableByOthers(string path) =>
        Modes is not null && ((int)Call(typeof(File), "GetUnixFileMode", path)! & WritableByOthers) != 0;

    /// <summary>Tells whether a file can be made in a folder, by making one and deleting it.</summary>
    public static bool IsWritable(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
            Create(probe).Dispose();
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The file that a path leads to, through all links; the path itself where it is none.</summary>
    public static string Target(string path)
    {
        if (!IsLink(path))
        {
            return path;
        }

        // Windows PowerShell cannot tell.
        var resolve = typeof(File).GetMethod("ResolveLinkTarget", new[] { typeof(string), typeof(bool) });
        return resolve is null ? path : ((FileSystemInfo?)Invoke(resolve, path, true))?.FullName ?? path;
    }

    private static bool IsLink(string path) => new FileInfo(path).Attributes is var attributes && (int)attributes != -1 && attributes.HasFlag(FileAttributes.ReparsePoint);

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        if (Modes is null)
        {
            // Without a buffer, what fails is what was written, and not the end. Windows keeps other writers out by itself.
            return new FileStream(path, mode, access, mode == FileMode.Append ? FileShare.Read : FileShare.None, bufferSize: 1);
        }

        var optionsType = Type.GetType("System.IO.FileStreamOptions", throwOnError: true)!;
        var options = Activator.CreateInstance(optionsType)!;
        void Set(string property, object value) => optionsType.GetProperty(property)!.SetValue(options, value);
        Set("Mode", mode);
        Set("Access", access);
        Set("Share", FileShare.None);
        Set("BufferSize", 1);
        Set("UnixCreateMode", Enum.ToObject(Modes, ReadAndWrite));
        return (FileStream)Invoke(typeof(FileStream).GetConstructor(new[] { typeof(string), optionsType })!, path, options)!;
    }

    private static object? Call(Type type, string method, params object[] arguments) =>
        Invoke(type.GetMethod(method, Array.ConvertAll(arguments, argument => argument.GetType()))!, arguments);

    private static object? Invoke(MethodBase member, params object[] arguments)
    {
        try
        {
            return member is ConstructorInfo constructor ? constructor.Invoke(arguments) : member.Invoke(null, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }
}
