using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using PimTools.Files;

namespace PimTools.Exports;

/// <summary>The file of a bookmark, which one export at a time has to itself.</summary>
internal sealed class BookmarkFile : IBookmarkStore, IDisposable
{
    private static readonly DataContractJsonSerializerSettings Format = new() { UseSimpleDictionaryFormat = true };

    private readonly string _path;
    private readonly FileStream _turn;

    private BookmarkFile(string path, FileStream turn)
    {
        _path = path;
        _turn = turn;
    }

    /// <summary>Takes the file until it is disposed of, or the process ends.</summary>
    /// <exception cref="PimException">Another export has it (<see cref="PimErrorCode.ExportRunning"/>), or it is out of reach.</exception>
    public static BookmarkFile Take(string path)
    {
        try
        {
            return new BookmarkFile(path, PrivateFiles.OpenAlone(path + ".lock"));
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            throw new PimException(PimErrorCode.ExportRunning, $"Another export uses the bookmark '{path}'.", e)
            {
                Remedy = "Nothing was written. Wait for the other one, or name a bookmark of its own for each export.",
                TargetObject = path,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw OutOfReach(path, e);
        }
    }

    /// <summary>Reads the bookmark; null where there is none yet.</summary>
    /// <exception cref="PimException">It is no bookmark, or out of reach (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public AuditBookmark? Read()
    {
        try
        {
            using var file = File.OpenRead(_path);
            return Build((BookmarkDocument)new DataContractJsonSerializer(typeof(BookmarkDocument), Format).ReadObject(file)!);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is SerializationException or InvalidCastException or FormatException or XmlException or ArgumentException or NullReferenceException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{_path}' is no bookmark of an export: {e.Message}", e)
            {
                Remedy = "Nothing was written. Name another file, or delete it to begin with another destination.",
                TargetObject = _path,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutOfReach(_path, e);
        }
    }

    /// <inheritdoc />
    public void Save(AuditBookmark bookmark)
    {
        try
        {
            FileReplacement.Write(_path, isPrivate: true, file =>
            {
                using var writer = JsonReaderWriterFactory.CreateJsonWriter(file, Encoding.UTF8, ownsStream: false, indent: true);
                new DataContractJsonSerializer(typeof(BookmarkDocument), Format).WriteObject(writer, Write(bookmark));
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutOfReach(_path, e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static AuditBookmark Build(BookmarkDocument document) => new(
        document.TenantId ?? throw new FormatException("It names no tenant."),
        document.Destination ?? throw new FormatException("It names no destination."),
        (PimAuditFormat)Enum.Parse(typeof(PimAuditFormat), document.Format ?? throw new FormatException("It names no format.")),
        Time(document.Since) ?? throw new FormatException("It names no beginning."),
        (document.Recent ?? new Dictionary<string, string>()).Select(one => new KeyValuePair<string, DateTimeOffset>(
            one.Key, Time(one.Value) ?? throw new FormatException($"The record {one.Key} has no time."))))
    {
        Until = Time(document.Until),
        Length = document.Length,
        Pending = document.Pending,
    };

    private static BookmarkDocument Write(AuditBookmark bookmark) => new()
    {
        TenantId = bookmark.TenantId,
        Destination = bookmark.Destination,
        Format = bookmark.Format.ToString(),
        Since = Text(bookmark.Since),
        Until = bookmark.Until is { } until ? Text(until) : null,
        Length = bookmark.Length,
        Pending = bookmark.Pending,
        Recent = bookmark.Recent.ToDictionary(one => one.Key, one => Text(one.Value), StringComparer.Ordinal),
    };

    private static string Text(DateTimeOffset time) => time.ToString("o", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static PimException OutOfReach(string path, Exception cause) =>
        new(PimErrorCode.InvalidParameter, $"The bookmark '{path}' cannot be accessed: {cause.Message}", cause)
        {
            Remedy = "What is written is not lost: the next export with this bookmark sees it. Check the folder, and that the disk is not full.",
            TargetObject = path,
        };
}
