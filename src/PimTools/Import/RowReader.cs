using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace PimTools.Import;

/// <summary>Objects with columns, from a file or the pipeline, into rows.</summary>
internal static class RowReader
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

    /// <summary>The columns of a file, in the order of the template.</summary>
    public static IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);

    /// <summary>The columns of an object and what they say. A property may be a script, so only the pipeline thread can ask.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Texts(PSObject source) =>
        source.Properties.Select(property => new KeyValuePair<string, string?>(property.Name, property.Value?.ToString())).ToList();

    /// <exception cref="PimException">A column that is not known (<see cref="PimErrorCode.InvalidParameter"/>): a misspelt one must not be lost.</exception>
    public static PimAssignmentRow Read(IEnumerable<KeyValuePair<string, string?>> texts, int line)
    {
        var row = new PimAssignmentRow { Line = line };
        foreach (var text in texts)
        {
            var name = Aliases.TryGetValue(text.Key, out var known) ? known : text.Key;
            var column = Columns.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new PimException(PimErrorCode.InvalidParameter, $"The column '{text.Key}' is not known.")
                {
                    Remedy = $"The columns are {string.Join(", ", ColumnNames)}. Import-PimAssignment -Template writes them.",
                    TargetObject = text.Key,
                };
            if (text.Value is { Length: > 0 } value)
            {
                column.SetValue(row, value);
            }
        }

        return row;
    }
}
