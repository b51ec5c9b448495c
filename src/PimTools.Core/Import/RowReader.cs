using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PimTools.Import;

/// <summary>Objects with columns, from a file or the pipeline, into rows.</summary>
internal sealed class RowReader
{
    private static readonly PropertyInfo[] Columns =
        typeof(PimAssignmentRow).GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(string)).ToArray();

    // What Get-PimAssignment, the admin center's exports and other modules call the same thing. The first that says something counts.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        [nameof(PimAssignmentRow.Role)] = new[] { "RoleId", "RoleDefinitionId", "RoleName", "RoleDefinitionName" },
        [nameof(PimAssignmentRow.Scope)] = new[] { "ScopeId", "DirectoryScopeId", "ScopeName", "ResourceName" },
        [nameof(PimAssignmentRow.Principal)] = new[] { "PrincipalId", "UserPrincipalName", "UPN", "Email", "PrincipalName", "UserGroupName" },
        [nameof(PimAssignmentRow.Type)] = new[] { "AssignmentType", "AssignmentState" },
        [nameof(PimAssignmentRow.Start)] = new[] { "StartTime", "StartDateTime", "AssignmentStartTime" },
        [nameof(PimAssignmentRow.End)] = new[] { "EndTime", "EndDateTime", "AssignmentEndTime" },
    };

    private static readonly HashSet<string> Known = new(
        ColumnNames.Concat(Aliases.SelectMany(alias => alias.Value)).Concat(ListedColumns.Names), StringComparer.OrdinalIgnoreCase);

    private readonly List<FileRow> _taken = new();
    private readonly SortedSet<string> _ignored = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns of a file, in the order of the template.</summary>
    public static IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);

    /// <summary>The columns that said something which no row took.</summary>
    public IReadOnlyCollection<string> Ignored => _ignored;

    /// <summary>The columns that are not known and said something.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>Takes a row.</summary>
    public void Take(FileRow row) => _taken.Add(row);

    /// <summary>The rows of all that was taken, which is let go.</summary>
    /// <exception cref="PimException">
    /// A column that is not known and looks like a misspelt one, or none that is known (<see cref="PimErrorCode.InvalidParameter"/>): it must not be lost.
    /// </exception>
    public IReadOnlyList<PimAssignmentRow> Read()
    {
        var columns = _taken.SelectMany(row => row.Cells?.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var unknown = columns.FindAll(name => !Known.Contains(ColumnName.Plain(name)));
        Refuse(columns, unknown);
        var rows = _taken.ConvertAll(row => Read(row, unknown));

        // The cells by their names take more than the rows, which are kept until all of them are planned and sent.
        _taken.Clear();
        _taken.TrimExcess();
        return rows;
    }

    private PimAssignmentRow Read(FileRow taken, IReadOnlyList<string> unknown)
    {
        var row = new PimAssignmentRow { Line = taken.Line };
        if (taken.Cells is null)
        {
            row.Problem = new PimException(PimErrorCode.InvalidParameter, "The row is not an object with columns.");
            return row;
        }

        var cells = Plain(taken.Cells);
        foreach (var column in Columns)
        {
            var names = Aliases.TryGetValue(column.Name, out var aliases) ? aliases.Prepend(column.Name).ToList() : new List<string> { column.Name };
            var said = names.FindAll(name => cells.TryGetValue(name, out var text) && text.Length > 0);
            if (said.Count > 0)
            {
                column.SetValue(row, cells[said[0]]);
                _ignored.UnionWith(said.Skip(1));
            }
        }

        _unknown.UnionWith(unknown.Where(name => taken.Cells.TryGetValue(name, out var text) && text.Length > 0));
        _ignored.UnionWith(ListedColumns.Apply(cells, row));
        row.Problem = taken.Problem ?? row.Problem;
        return row;
    }

    private static Dictionary<string, string> Plain(IReadOnlyDictionary<string, string> cells)
    {
        var plain = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cell in cells.Where(cell => cell.Value.Length > 0))
        {
            var name = ColumnName.Plain(cell.Key);
            if (!plain.ContainsKey(name))
            {
                plain[name] = ColumnName.IsUtc(cell.Key) ? FileDates.AsUtc(cell.Value) : cell.Value;
            }
        }

        return plain;
    }

    private static void Refuse(List<string> columns, List<string> unknown)
    {
        var misspelt = unknown.Select(name => (Name: name, Meant: ColumnName.Meant(name, Known))).Where(one => one.Meant is not null).ToList();
        if (misspelt.Count > 0)
        {
            throw new PimException(
                PimErrorCode.InvalidParameter,
                $"Columns look misspelt: {string.Join(", ", misspelt.Select(one => $"'{one.Name}' may mean {one.Meant}"))}.")
            {
                Remedy = $"Correct the names, or take the columns out. The columns are {string.Join(", ", ColumnNames)}. Nothing was sent.",
                TargetObject = misspelt[0].Name,
            };
        }

        if (columns.Count > 0 && unknown.Count == columns.Count)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"No column is known: {string.Join(", ", columns.Select(name => $"'{name}'"))}.")
            {
                Remedy = $"The columns are {string.Join(", ", ColumnNames)}. Import-PimAssignment -Template writes them. "
                    + "If that is a whole line of the file, give the character between its columns with -Delimiter.",
                TargetObject = columns.First(),
            };
        }
    }
}
