using System.Collections.Generic;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>A service whose changes go into the audit log.</summary>
internal interface IAuditSource
{
    string AuditCategory { get; }

    /// <summary>Names the role first, and then the place where it holds.</summary>
    IEnumerable<AuditTarget> AuditTargets(GrantTarget target);
}
