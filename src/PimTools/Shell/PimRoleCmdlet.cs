using System.Collections.Generic;
using System.Management.Automation;

namespace PimTools.Shell;

/// <summary>A cmdlet that is told roles by name, of which a group has two.</summary>
public abstract class PimRoleCmdlet : PimKindCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PimAccess? Access { get; set; }

    /// <inheritdoc />
    protected override IReadOnlyCollection<PimKind> Kinds => PimKinds.Choose(Kind, Access);

    /// <summary>The role that was named, or all of a group's memberships or ownerships; null where neither was asked for.</summary>
    private protected PimIdentity? Narrowed(PimIdentity? role) =>
        role is null && Access is null ? null : (role ?? PimIdentity.Any).OfAccess(Access);
}
