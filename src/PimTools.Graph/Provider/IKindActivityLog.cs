using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Provider;

/// <summary>Reads the log of all operations, for a kind whose service keeps one of its own.</summary>
internal interface IKindActivityLog
{
    /// <summary>Lists the operations on access of a time, in no order.</summary>
    Task ListAsync(DateTimeOffset since, DateTimeOffset until, Action<PimAuditRecord> emit, PimCall call);
}
