using System;
using System.IO;
using System.Text;
using PimTools.Files;

namespace PimTools.Import;

/// <summary>A CSV file that gets a line for every row as soon as it is decided, so that an import that was killed can go on.</summary>
internal sealed class ImportResultFile : IDisposable
{
    private readonly string _path;
    private readonly string _tenantId;
    private readonly FileStream _file;
    private Exception? _failure;
    private int _written;
    private int _lost;

    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public ImportResultFile(string path, string tenantId)
    {
        _path = path;
        _tenantId = tenantId;
        try
        {
            _file = PrivateFiles.Append(path);
            if (!_file.CanSeek || _file.Length == 0)
            {
                Write(Encoding.UTF8.GetString(Encoding.UTF8.GetPreamble()) + ImportResultLine.Header);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            throw OutOfReach(path, "written", e);
        }
    }

    /// <summary>The error that kept rows from being written, once all were added; null where nothing did.</summary>
    public PimException? Failure => _failure is null ? null : new PimException(
        PimErrorCode.ResultsIncomplete, $"The file '{_path}' is incomplete: it lacks {_lost} of {_lost + _written} rows. {_failure.Message}", _failure)
    {
        Remedy = "Every row was still put out. Run the import again without -ResumeFrom: assignments that already exist are not changed.",
        TargetObject = _path,
    };

    /// <summary>Refuses a file that holds anything but results, to which no lines may be added.</summary>
    /// <exception cref="PimException">It does (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(string path)
    {
        if (FirstLine(path) is { } header && header != ImportResultLine.Header)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' contains something other than the results of an import.")
            {
                Remedy = "Nothing was done, and the file was not changed. Name a file that does not exist yet, or one that -ResultPath wrote.",
                TargetObject = path,
            };
        }
    }

    /// <summary>Adds a row. After a failure, no more are: one written behind a lost one would hide it.</summary>
    public void Add(PimImportRow row)
    {
        try
        {
            if (_failure is null)
            {
                Write(ImportResultLine.Of(row, _tenantId));
                _written++;
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _failure = e;
        }

        _lost++;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    /// <summary>The first line of a file; null where there is none. Another import may have it open: that is found out when it is written.</summary>
    private static string? FirstLine(string path)
    {
        try
        {
            // Devices and pipes have no length and nothing to read: reading them would take forever.
            if (new FileInfo(path).Length == 0)
            {
                return null;
            }

            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadLine();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutOfReach(path, "read", e);
        }
    }

    private static PimException OutOfReach(string path, string how, Exception cause) =>
        new(PimErrorCode.InvalidParameter, $"The file '{path}' cannot be {how}: {cause.Message}", cause)
        {
            Remedy = "Nothing was sent. Name another file for the results, one for each import that runs.",
            TargetObject = path,
        };

    // A line leaves in one piece: an import that is killed leaves no half of one.
    private void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + Environment.NewLine);
        _file.Write(bytes, 0, bytes.Length);
        _file.Flush();
    }
}
