namespace PimTools.Exports;

/// <summary>Finds the writer of a format.</summary>
internal static class AuditFormats
{
    /// <param name="format">The format.</param>
    /// <param name="tenantId">The tenant whose log it is.</param>
    public static IAuditFormat Of(PimAuditFormat format, string tenantId) => format switch
    {
        PimAuditFormat.Csv => new CsvAuditFormat(tenantId),
        PimAuditFormat.Cef => new CefAuditFormat(tenantId),
        PimAuditFormat.Asim => new AsimAuditFormat(tenantId),
        _ => new JsonAuditFormat(tenantId),
    };
}
