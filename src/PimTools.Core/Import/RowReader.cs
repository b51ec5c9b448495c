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

    // What Get-PimAssignment and other modules call the same thing. The first that says something counts.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        [nameof(PimAssignmentRow.Role)] = new[] { "RoleId", "RoleName" },
        [nameof(PimAssignmentRow.Scope)] = new[] { "ScopeId", "DirectoryScopeId", "ScopeName" },
        [nameof(PimAssignmentRow.Principal)] = new[] { "PrincipalId", "UserPrincipalName", "PrincipalName" },
    };

    private readonly List<(IReadOnlyDictionary<string, string>? Cells, PimException? Problem)> _taken = new();
    private readonly SortedSet<string> _ignored = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns of a file, in the order of the template.</summary>
    public static IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);

    /// <summary>The columns that said something which no row took.</summary>
    public IReadOnlyCollection<string> Ignored => _ignored;

    /// <summary>Takes the columns of one object.</summary>
    /// <param name="cells">Its texts by the names of its columns; null where it has none.</param>
    /// <param name="problem">Why the row cannot be read, whatever its columns say; null where it can.</param>
    public void Take(IReadOnlyDictionary<string, string>? cells, PimException? problem = null) => _taken.Add((cells, problem));

    /// <summary>The rows of all that was taken.</summary>
    /// <exception cref="PimException">A column that is not known (<see cref="PimErrorCode.InvalidParameter"/>): a misspelt one must not be lost.</exception>
    public IReadOnlyList<PimAssignmentRow> Read() => _taken.Select((taken, index) => Read(taken.Cells, taken.Problem, index + 1)).ToList();

    private PimAssignmentRow Read(IReadOnlyDictionary<string, string>? cells, PimException? problem, int line)
    {
        var row = new PimAssignmentRow { Line = line };
        if (cells is null)
        {
            row.Problem = new PimException(PimErrorCode.InvalidParameter, "The row is not an object with columns.");
            return row;
        }

        var known = new HashSet<string>(ListedColumns.Names, StringComparer.OrdinalIgnoreCase);
        foreach (var column in Columns)
        {
            var names = Aliases.TryGetValue(column.Name, out var aliases) ? aliases.Prepend(column.Name).ToList() : new List<string> { column.Name };
            known.UnionWith(names);
            var said = names.FindAll(name => cells.TryGetValue(name, out var text) && text.Length > 0);
            if (said.Count > 0)
            {
                column.SetValue(row, cells[said[0]]);
                _ignored.UnionWith(said.Skip(1));
            }
        }

        if (cells.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw Unknown(unknown);
        }

        _ignored.UnionWith(ListedColumns.Apply(cells, row));
        row.Problem = problem ?? row.Problem;
        return row;
    }

    private static PimException Unknown(string column) => new(PimErrorCode.InvalidParameter, $"The column '{column}' is not known.")
    {
        Remedy = $"The columns are {string.Join(", ", ColumnNames)}. Import-PimAssignment -Template writes them. "
            + "If that is a whole line of the file, give the character between its columns with -Delimiter.",
        TargetObject = column,
    };
}
