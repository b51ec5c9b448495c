using System.Collections.Generic;
using System.Management.Automation;
using PimTools.Input;
using PimTools.Models;

namespace PimTools.Commands;

/// <summary>A cmdlet that reads over all kinds unless told which.</summary>
public abstract class PimKindCmdlet : PimClientCmdlet
{
    [Parameter]
    [ReadAs(typeof(PimKind[]))]
    public PimKind[]? Kind { get; set; }

    /// <summary>The kinds to read.</summary>
    protected virtual IReadOnlyCollection<PimKind> Kinds => PimKinds.Choose(Kind, access: null);

    private protected override IReadOnlyCollection<PimKind> NamedKinds => Kind is { Length: > 0 } ? Kind : PimKinds.All;
}
