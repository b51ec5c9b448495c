using System;
using System.IO;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace PimTools.Files;

/// <summary>A file of the user's configuration folder: plain JSON, checked when read, replaced whole when written, by one at a time.</summary>
/// <typeparam name="T">The document as a whole.</typeparam>
internal abstract class JsonFile<T>
    where T : class
{
    private static readonly DataContractJsonSerializerSettings Format = new() { UseSimpleDictionaryFormat = true };

    /// <summary>The contents of the file, as messages say it: "favourites".</summary>
    protected abstract string Contents { get; }

    /// <summary>The harm that somebody else could do who can write to it: "choose what a favourite activates".</summary>
    protected abstract string Danger { get; }

    /// <summary>The code of errors about the file.</summary>
    protected abstract PimErrorCode Code { get; }

    /// <summary>The path; null where the account has no home.</summary>
    protected abstract string? Location { get; }

    /// <summary>The document where there is no file.</summary>
    protected abstract T Empty { get; }

    /// <summary>Describes what is missing in a document that was read; null for nothing.</summary>
    protected abstract string? Describe(T document);

    /// <summary>Reads the file.</summary>
    /// <exception cref="PimException">The file is not what it should be, or out of reach (<see cref="Code"/>).</exception>
    public T ReadDocument() => Location is { } path ? Reach(path, Load) : Empty;

    /// <summary>Reads the file, changes what it holds, and writes it.</summary>
    /// <exception cref="PimException">As for <see cref="ReadDocument"/>; also where the account has no home.</exception>
    public void Change(Action<T> change) => Reach(Needed(), path =>
    {
        PrepareFolder(path);
        using var turn = FileLock.Take(path + ".lock");
        var document = Load(path);
        change(document);
        Save(document, PrivateFiles.Target(path));
        return document;
    });

    /// <summary>Writes the file, whatever it held.</summary>
    /// <exception cref="PimException">As for <see cref="Change"/>.</exception>
    public void Replace(T document) => Reach(Needed(), path =>
    {
        PrepareFolder(path);
        Save(document, PrivateFiles.Target(path));
        return document;
    });

    /// <summary>Deletes the file where there is one.</summary>
    /// <exception cref="PimException">It cannot be deleted (<see cref="Code"/>).</exception>
    public void Delete()
    {
        if (Location is { } location && File.Exists(location))
        {
            Reach(location, path =>
            {
                File.Delete(path);
                return Empty;
            });
        }
    }

    /// <summary>The error for a file that is not what it should be.</summary>
    public PimException Invalid(string what, Exception? inner = null) => new(Code, $"The {Contents} in '{Location}' cannot be read: {what}.", inner)
    {
        Remedy = "Correct the file, or delete it to start over.",
        TargetObject = Location,
    };

    private string Needed() => Location
        ?? throw new PimException(Code, $"This account has no home folder to keep {Contents} in.")
        {
            Remedy = "Name a folder of your own with the variable PIMTOOLS_CONFIG.",
        };

    private void PrepareFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        PrivateFiles.CreateFolder(folder);
        RefuseWritableByOthers(folder);
    }

    private void RefuseWritableByOthers(string path)
    {
        if (PrivateFiles.IsWritableByOthers(path))
        {
            throw new PimException(Code, $"Others than its owner can write to '{path}', and so {Danger}.")
            {
                Remedy = $"Check what the {Contents} hold, and run: chmod go-w '{path}'. The variable PIMTOOLS_CONFIG can name another folder.",
                TargetObject = path,
            };
        }
    }

    private T Reach(string path, Func<string, T> work)
    {
        try
        {
            return work(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PimException(Code, $"The {Contents} in '{path}' cannot be accessed: {e.Message}", e)
            {
                Remedy = "Nothing was changed. Check that the folder is yours and that the disk is not full; the variable PIMTOOLS_CONFIG can name another folder.",
                TargetObject = path,
            };
        }
    }

    private T Load(string path)
    {
        try
        {
            // Shared as far as whoever moves a new one over it needs.
            var target = PrivateFiles.Target(path);
            using var file = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            RefuseWritableByOthers(target);
            RefuseWritableByOthers(Path.GetDirectoryName(target)!);
            var document = (T?)new DataContractJsonSerializer(typeof(T), Format).ReadObject(file);
            return document is null || Describe(document) is not { } problem ? document ?? throw Invalid("it is empty") : throw Invalid(problem);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Empty;
        }
        catch (Exception e) when (e is SerializationException or InvalidCastException or FormatException or XmlException or ArgumentException or OverflowException)
        {
            throw Invalid(e.Message, e);
        }
    }

    private static void Save(T document, string path) => FileReplacement.Write(path, isPrivate: true, file =>
    {
        using var writer = JsonReaderWriterFactory.CreateJsonWriter(file, Encoding.UTF8, ownsStream: false, indent: true);
        new DataContractJsonSerializer(typeof(T), Format).WriteObject(writer, document);
    });
}
