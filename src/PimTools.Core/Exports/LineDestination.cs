using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace PimTools.Exports;

/// <summary>
/// A file of lines that only grows. Lines behind the bookmark were written by a run that was ended before it could note them: they stay, since
/// somebody may have read them, and only the half of a line is cut off.
/// </summary>
internal sealed class LineDestination : IAuditDestination
{
    // A few megabytes: what has to be compared again after a run was ended.
    private const int Portion = 2_000;

    private const int Buffer = 64 << 10;

    private static readonly Encoding NoMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly string _name;
    private readonly Stream _file;
    private readonly Action _flush;
    private readonly HashSet<string> _unnoted = new(StringComparer.Ordinal);

    /// <param name="name">The file, for what is told of it.</param>
    /// <param name="file">The open file.</param>
    /// <param name="flush">Brings what was written to the disk.</param>
    /// <param name="noted">The length up to which the bookmark knows it.</param>
    /// <param name="header">The first line; null for none.</param>
    /// <exception cref="PimException">The file cannot be written, or is not the one of the bookmark (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public LineDestination(string name, Stream file, Action flush, long noted, string? header)
    {
        _name = name;
        _file = file;
        _flush = flush;
        try
        {
            Begin(noted, header);
        }
        catch (IOException e)
        {
            throw OutOfReach(name, e);
        }
    }

    /// <inheritdoc />
    public bool SeesWhatIsThere => true;

    /// <inheritdoc />
    public long Length => _file.Position;

    /// <inheritdoc />
    public bool Has(string line) => _unnoted.Remove(line);

    /// <inheritdoc />
    public IEnumerable<IReadOnlyList<AuditLine>> Split(IReadOnlyList<AuditLine> lines)
    {
        for (var start = 0; start < lines.Count; start += Portion)
        {
            yield return lines.Skip(start).Take(Portion).ToList();
        }
    }

    /// <inheritdoc />
    public Task<int> WriteAsync(IReadOnlyList<AuditLine> lines, PimCall call)
    {
        try
        {
            Write(lines.Select(line => line.Text));
            return Task.FromResult(0);
        }
        catch (IOException e)
        {
            throw OutOfReach(_name, e);
        }
    }

    private void Begin(long noted, string? header)
    {
        if (_file.Length > 0 && _file.Length < noted)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The file '{_name}' is shorter than its bookmark knows it.")
            {
                Remedy = "Nothing was written. Somebody changed it: move it away, and the export begins a new file where the old one ends.",
                TargetObject = _name,
            };
        }

        // A file that was moved away, as logs are, is begun anew.
        _file.Position = Math.Min(noted, _file.Length);
        ReadUnnoted();
        if (_file.Length == 0 && header is not null)
        {
            Write(new[] { header });
        }
    }

    private void ReadUnnoted()
    {
        var start = _file.Position;
        var bytes = new byte[_file.Length - start];
        for (var read = 0; read < bytes.Length;)
        {
            read += _file.Read(bytes, read, bytes.Length - read);
        }

        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, end).Split('\n'))
        {
            _unnoted.Add(line);
        }

        if (end < bytes.Length)
        {
            _file.SetLength(start + end);
        }

        _file.Position = start + end;
    }

    private void Write(IEnumerable<string> lines)
    {
        using (var writer = new StreamWriter(_file, NoMark, Buffer, leaveOpen: true) { NewLine = "\n" })
        {
            foreach (var line in lines)
            {
                writer.WriteLine(line);
            }
        }

        _flush();
    }

    /// <summary>The error for a file that cannot be written.</summary>
    public static PimException OutOfReach(string name, Exception cause) => new(PimErrorCode.InvalidParameter, $"The file '{name}' cannot be written: {cause.Message}", cause)
    {
        Remedy = "The next export goes on with what is missing.",
        TargetObject = name,
    };
}
