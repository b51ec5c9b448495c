using System;

namespace PimTools.Graph.Errors;

/// <summary>The Azure scope that a refused call was about.</summary>
internal static class RefusedScope
{
    private const string Authorization = "/providers/Microsoft.Authorization/";

    /// <param name="path">The path and the query, unescaped.</param>
    /// <returns>Its id; null where the path names none.</returns>
    public static string? Find(string path)
    {
        var end = path.IndexOf(Authorization, StringComparison.OrdinalIgnoreCase);
        var id = end > 0 ? path.Substring(0, end) : AzureScopeId.TenantRoot;
        return AzureScopeId.TypeOf(id) is PimScopeType.Directory or PimScopeType.Unknown ? null : id;
    }
}
