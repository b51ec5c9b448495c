using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PimTools.Import;

/// <summary>Objects with columns, from a file or the pipeline, into rows.</summary>
internal sealed class RowReader
{
    private static readonly PropertyInfo[] Columns =
        typeof(PimAssignmentRow).GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(string)).ToArray();

    // What Get-PimAssignment and other modules call the same thing.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RoleName"] = nameof(PimAssignmentRow.Role),
        ["RoleId"] = nameof(PimAssignmentRow.Role),
        ["ScopeId"] = nameof(PimAssignmentRow.Scope),
        ["DirectoryScopeId"] = nameof(PimAssignmentRow.Scope),
        ["PrincipalId"] = nameof(PimAssignmentRow.Principal),
        ["UserPrincipalName"] = nameof(PimAssignmentRow.Principal),
    };

    private readonly List<IReadOnlyList<KeyValuePair<string, string?>>?> _taken = new();

    /// <summary>The columns of a file, in the order of the template.</summary>
    public static IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);

    /// <summary>Takes an object. A property may be a script, so only the pipeline thread can.</summary>
    public bool Take(PSObject? source)
    {
        var isObject = source is not null && source.BaseObject is not (string or ValueType);
        _taken.Add(isObject ? source!.Properties.Select(property => new KeyValuePair<string, string?>(property.Name, property.Value?.ToString())).ToList() : null);
        return isObject;
    }

    /// <summary>The rows of all that was taken.</summary>
    /// <exception cref="PimException">A column that is not known (<see cref="PimErrorCode.InvalidParameter"/>): a misspelt one must not be lost.</exception>
    public IReadOnlyList<PimAssignmentRow> Read() => _taken.Select((texts, index) => Read(texts, index + 1)).ToList();

    private static PimAssignmentRow Read(IReadOnlyList<KeyValuePair<string, string?>>? texts, int line)
    {
        var row = new PimAssignmentRow { Line = line };
        if (texts is null)
        {
            row.Problem = new PimException(PimErrorCode.InvalidParameter, "The row is no object with columns.");
            return row;
        }

        foreach (var text in texts)
        {
            var name = Aliases.TryGetValue(text.Key, out var known) ? known : text.Key;
            var column = Columns.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(text.Key);
            if (text.Value is { Length: > 0 } value)
            {
                column.SetValue(row, value);
            }
        }

        return row;
    }

    private static PimException Unknown(string column) => new(PimErrorCode.InvalidParameter, $"The column '{column}' is not known.")
    {
        Remedy = $"The columns are {string.Join(", ", ColumnNames)}. Import-PimAssignment -Template writes them. "
            + "If that is a whole line of a file, -Delimiter says what stands between its columns.",
        TargetObject = column,
    };
}
