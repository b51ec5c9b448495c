using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools;

/// <summary>One way in which a principal holds a role, or could hold it.</summary>
public sealed class PimAccessPath : PimPrincipalRecord
{
    internal PimAccessPath(PimRole role, PimScope scope, IReadOnlyList<AccessStep> links)
        : base(role, scope, links[0].From) => Links = links;

    /// <summary>Direct, through a group, or through groups within groups.</summary>
    public PimAccessWay Way => Links.Count switch
    {
        1 => PimAccessWay.Direct,
        2 => PimAccessWay.Group,
        _ => PimAccessWay.NestedGroup,
    };

    /// <summary>The number of activations that it takes; 0 where the role is held now.</summary>
    public int Steps => Links.Count(link => link.Asks is not null);

    /// <summary>Tells whether the role is held now on this way.</summary>
    public bool IsActive => Steps == 0;

    /// <summary>The groups on the way, from the principal to the role.</summary>
    public PimTextList Groups => new(Links.Skip(1).Select(link => link.From.ToString()), "; ");

    /// <summary>The demands of each activation, in their order; "?" where the setting could not be read.</summary>
    public PimTextList Asks => new(Links.Select(link => link.Asks).OfType<string>(), "; ");

    /// <summary>Tells whether somebody else has to approve; null where a setting could not be read.</summary>
    public bool? RequiresApproval { get; internal init; }

    /// <summary>The first end on the way, UTC; null where nothing on it ends.</summary>
    public DateTimeOffset? End { get; internal init; }

    /// <summary>Tells whether the role is assigned above the scope that was asked about.</summary>
    public bool IsInherited { get; internal init; }

    /// <summary>The whole way as a text.</summary>
    public string Path => string.Join(" -> ", Links.Select(link => $"{link.From} ({link.Link})")) + " -> " + Role.Describe(Scope);

    /// <summary>The steps, from the principal to the role.</summary>
    internal IReadOnlyList<AccessStep> Links { get; }

    /// <inheritdoc />
    public override string ToString() => Path;
}
