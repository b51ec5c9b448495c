using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>The check of a connection for the permissions that a cmdlet needs for one kind.</summary>
public sealed class PimPermissionCheck
{
    internal PimPermissionCheck(string cmdlet, PimKind kind, IReadOnlyList<PimPermissionNeed> needs)
    {
        Cmdlet = cmdlet;
        Kind = kind;
        Needs = needs;
    }

    /// <summary>The cmdlet.</summary>
    public string Cmdlet { get; }

    /// <summary>The kind.</summary>
    public PimKind Kind { get; }

    /// <summary>The needs, all of which must be met; each lists the permissions that are enough.</summary>
    internal IReadOnlyList<PimPermissionNeed> Needs { get; }

    /// <summary>Missing where something is missing, else unknown where something is; for Azure never more than that, as no token tells it.</summary>
    public PimPermissionState State =>
        Has(PimPermissionState.Missing) ? PimPermissionState.Missing
        : Kind == PimKind.AzureRole || Has(PimPermissionState.Unknown) ? PimPermissionState.Unknown
        : PimPermissionState.Granted;

    /// <summary>The least privileged permission for each need that is missing or unknown; what is optional is not among them.</summary>
    public PimTextList NotGranted =>
        new(Needs.Where(need => !need.IsOptional && need.State != PimPermissionState.Granted).Select(need => need.ToString()).Distinct());

    private bool Has(PimPermissionState state) => Needs.Any(need => !need.IsOptional && need.State == state);
}
