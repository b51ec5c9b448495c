using System;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Reads the audit log, as far as it tells of PIM.</summary>
public interface IPimAudit
{
    /// <summary>Reads the audit log, newest first.</summary>
    Task ListAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call);
}
