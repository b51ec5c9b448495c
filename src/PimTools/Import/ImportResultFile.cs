using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace PimTools.Import;

/// <summary>A CSV file that gets a line for every row as soon as it is decided, so that an import that was killed can go on.</summary>
internal sealed class ImportResultFile : IDisposable
{
    private static readonly string[] Columns =
        { "Line", "Key", "Plan", "Result", "Role", "Scope", "Principal", "Type", "RequestId", "ErrorCode", "Reason" };

    private readonly StreamWriter _writer;

    public ImportResultFile(string path)
    {
        var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        _writer = new StreamWriter(path, append: true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isNew)) { AutoFlush = true };
        if (isNew)
        {
            _writer.WriteLine(CsvLine.Write(Columns));
        }
    }

    public void Add(PimImportRow row) => _writer.WriteLine(CsvLine.Write(new[]
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
    public void Dispose() => _writer.Dispose();
}
