using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Reads the audit log, as far as it tells of PIM.</summary>
public interface IPimAudit
{
    /// <summary>Reads the audit log, newest first.</summary>
    Task ListAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call);

    /// <summary>
    /// Reads the activity log of Azure, as far as it tells of access, where Azure roles are among the kinds: of each subscription that the caller sees,
    /// a record for each operation, in no order. The log of a subscription that cannot be read is told as left out.
    /// </summary>
    /// <param name="kinds">The kinds; no other kind has such a log.</param>
    /// <param name="since">The earliest time, UTC; the log is kept for 90 days.</param>
    /// <param name="until">The latest time, UTC.</param>
    /// <param name="emit">Hears of each record.</param>
    /// <param name="call">The call.</param>
    Task ListActivityLogAsync(IReadOnlyCollection<PimKind> kinds, DateTimeOffset since, DateTimeOffset until, Action<PimAuditRecord> emit, PimCall call);
}
