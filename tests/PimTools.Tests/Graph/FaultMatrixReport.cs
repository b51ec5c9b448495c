using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace PimTools.Tests.Graph;

/// <summary>The matrix as a table, left in out/fault-matrix.md when the rows have run.</summary>
public sealed class FaultMatrixReport : IDisposable
{
    private readonly SortedDictionary<int, string> _rows = [];

    internal string Add(FaultMatrixOperation operation, IEnumerable<string> cells)
    {
        var row = $"| {operation} | {string.Join(" | ", cells)} |";
        _rows[FaultMatrixRows.All.ToList().IndexOf(operation)] = row;
        return row;
    }

    public void Dispose()
    {
        var text = new StringBuilder("# What comes of each operation under each fault\n\n")
            .Append("ok: as without the fault. -: the operation makes no call that the fault could strike. part, told: what could not be read is left out, and a warning says so. Else the code of the error.\n\n")
            .Append("| Operation | ").AppendJoin(" | ", FaultMatrixFault.All).Append(" |\n")
            .Append("| --- |").AppendJoin(string.Empty, FaultMatrixFault.All.Select(_ => " --- |")).Append('\n')
            .AppendJoin('\n', _rows.Values).Append('\n');
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "out"));
        File.WriteAllText(Path.Combine(folder.FullName, "fault-matrix.md"), text.ToString());
    }
}
