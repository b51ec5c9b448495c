using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PimTools.Input;
using PimTools.Models;

namespace PimTools.Commands;

/// <summary>A cmdlet that is told roles by name, of which a group has two.</summary>
public abstract class PimRoleCmdlet : PimKindCmdlet
{
    private PimAccess? _accessOfAll;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EnumValue(typeof(PimAccess))]
    public PimAccess? Access { get; set; }

    /// <inheritdoc />
    protected override IReadOnlyCollection<PimKind> Kinds => PimKinds.Choose(Kind, Access);

    /// <summary>The kinds to read for all that is piped in: an access that came with one object says nothing of the others.</summary>
    private protected IReadOnlyCollection<PimKind> KindsOfAll => PimKinds.Choose(Kind, _accessOfAll);

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _accessOfAll = Access;
    }

    /// <summary>The access that was typed: what came with an object that is copied or compared says nothing of the other side.</summary>
    private protected PimAccess? TypedAccess => _accessOfAll;

    /// <summary>The roles that were named, or all of a group's memberships or ownerships; none where neither was asked for.</summary>
    private protected IReadOnlyCollection<PimIdentity> Narrowed(IReadOnlyCollection<PimIdentity> roles) =>
        (roles.Count == 0 && Access is not null ? new[] { PimIdentity.Any } : roles).Select(role => role.OfAccess(Access)).ToList();
}
