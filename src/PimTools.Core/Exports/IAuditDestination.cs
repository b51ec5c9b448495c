using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Exports;

/// <summary>Takes exported records: a file, or a service.</summary>
internal interface IAuditDestination
{
    /// <summary>Tells whether what a run left behind that was ended can be seen, and need not be written again.</summary>
    bool SeesWhatIsThere { get; }

    /// <summary>The length up to which all is known to be written; 0 where that is not a number of bytes.</summary>
    long Length { get; }

    /// <summary>Tells whether a line stands there already, written by a run that was ended before it could note so.</summary>
    bool Has(string line);

    /// <summary>The lines in the portions in which they are written.</summary>
    IEnumerable<IReadOnlyList<AuditLine>> Split(IReadOnlyList<AuditLine> lines);

    /// <summary>Writes a portion, whole.</summary>
    /// <returns>The number of records that may stand there twice, since an answer got lost.</returns>
    /// <exception cref="PimException">It could not be written.</exception>
    Task<int> WriteAsync(IReadOnlyList<AuditLine> lines, PimCall call);
}
