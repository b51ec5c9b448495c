using System.Globalization;

namespace PimTools.Import;

/// <summary>Writes the lines of a file of results.</summary>
internal static class ImportResultLine
{
    /// <summary>The line with the names of the columns.</summary>
    public static string Header { get; } = CsvLine.Write(
        new[]
        {
            "Line", "Key", "Plan", "Result", "Kind", "Role", "RoleId", "Scope", "ScopeId", "Principal", "PrincipalId", "UserPrincipalName", "Type", "Start", "End",
            "RequestId", "ErrorCode", "Reason", "Tenant",
        });

    /// <summary>Writes the line of a row: what was found, or what was given where nothing was.</summary>
    public static string Of(PimImportRow row, string tenantId) => CsvLine.Write(new[]
    {
        row.Line.ToString(CultureInfo.InvariantCulture),
        row.Key,
        row.Plan.ToString(),
        row.Result.ToString(),
        row.Kind?.ToString() ?? row.Asked.Kind,
        row.Role?.ToString() ?? row.Asked.Role,
        row.RoleId,
        row.Scope?.ToString() ?? row.Asked.Scope,
        row.ScopeId,
        row.Principal?.ToString() ?? row.Asked.Principal,
        row.PrincipalId,
        row.UserPrincipalName,
        row.Type?.ToString() ?? row.Asked.Type,
        CellText.Of(row.Start),
        row.IsPermanent == true ? "permanent" : CellText.Of(row.End),
        row.Request?.Id,
        row.ErrorCode?.ToString(),
        row.Reason,
        tenantId,
    });

    /// <summary>Tells whether a row with that result needs nothing more when the import is resumed.</summary>
    public static bool IsDone(string result) => result is "Created" or "Updated" or "Unchanged" or "Resumed";
}
