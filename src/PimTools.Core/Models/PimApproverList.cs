using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PimTools;

/// <summary>Approvers that are told by their names where one cell has to hold them, as in a CSV file.</summary>
public sealed class PimApproverList : ReadOnlyCollection<PimApprover>
{
    private static readonly char[] Special = { ';', '"' };

    /// <summary>Creates a list of what there is.</summary>
    public PimApproverList(IEnumerable<PimApprover> approvers)
        : base(approvers.ToList())
    {
    }

    /// <summary>The names, such as <c>Cleo Marchetti; Security</c>. One that holds a semicolon or a quote stands in quotes.</summary>
    public override string ToString() => string.Join("; ", this.Select(approver => Quote(approver.ToString())));

    private static string Quote(string name) => name.IndexOfAny(Special) < 0 ? name : "\"" + name.Replace("\"", "\"\"") + "\"";
}
