using System;
using System.Globalization;
using System.IO;
using System.Text;
using PimTools.Shell;

namespace PimTools.Import;

/// <summary>A CSV file that gets a line for every row as soon as it is decided, so that an import that was killed can go on.</summary>
internal sealed class ImportResultFile : IDisposable
{
    private static readonly string Header = CsvLine.Write(
        new[] { "Line", "Key", "Plan", "Result", "Role", "Scope", "Principal", "Type", "RequestId", "ErrorCode", "Reason" });

    private readonly FileStream _file;

    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public ImportResultFile(string path)
    {
        var isNew = IsNew(path);
        try
        {
            if (isNew)
            {
                OwnerOnly.Create(path).Dispose();
            }

            _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' cannot be written: {e.Message}", e)
            {
                Remedy = "Nothing was sent. Name another file for the results.",
                TargetObject = path,
            };
        }

        if (isNew)
        {
            Write(Encoding.UTF8.GetString(Encoding.UTF8.GetPreamble()) + Header);
        }
    }

    /// <summary>Refuses a file that holds anything but results, to which no lines may be added.</summary>
    /// <exception cref="PimException">It does (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(string path)
    {
        if (!IsNew(path) && ReadFirstLine(path) != Header)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' holds something else than the results of an import.")
            {
                Remedy = "Nothing was done, and the file is as it was. Name a file that is not there yet, or one that -ResultPath wrote.",
                TargetObject = path,
            };
        }
    }

    public void Add(PimImportRow row) => Write(CsvLine.Write(new[]
    {
        row.Line.ToString(CultureInfo.InvariantCulture),
        row.Key,
        row.Plan.ToString(),
        row.Result.ToString(),
        row.Role?.ToString() ?? row.Asked.Role,
        row.Scope?.Id ?? row.Asked.Scope,
        row.Principal?.Id ?? row.Asked.Principal,
        row.Type?.ToString() ?? row.Asked.Type,
        row.Request?.Id,
        row.ErrorCode?.ToString(),
        row.Reason,
    }));

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static bool IsNew(string path) => !File.Exists(path) || new FileInfo(path).Length == 0;

    private static string? ReadFirstLine(string path)
    {
        using var reader = new StreamReader(path);
        return reader.ReadLine();
    }

    // A line leaves in one piece: an import that is killed leaves no half of one.
    private void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + Environment.NewLine);
        _file.Write(bytes, 0, bytes.Length);
        _file.Flush();
    }
}
