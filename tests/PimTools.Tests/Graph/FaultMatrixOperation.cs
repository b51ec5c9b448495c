using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>An operation of the client as a row of the matrix.</summary>
/// <param name="Name">The method of <see cref="IPimClient"/>.</param>
/// <param name="Kind">The kind it is about; null where it has none.</param>
/// <param name="User">Who does it.</param>
internal sealed record FaultMatrixOperation(string Name, PimKind? Kind, string User)
{
    /// <summary>The method and a part of the path of the call that makes the change; null for an operation that only reads.</summary>
    public (string Method, string Path)? Change { get; init; }

    /// <summary>Makes what the operation is about, and gives the operation, which tells the ids of what it found or made.</summary>
    public required Func<FaultMatrixTenant, Task<Func<IPimClient, PimCall, Task<IReadOnlyList<string>>>>> PrepareAsync { get; init; }

    /// <summary>Tells how often the change was made, as another client sees it.</summary>
    public Func<FaultMatrixTenant, Task<int>>? CountAsync { get; init; }

    /// <summary>Tells how many changes one run makes.</summary>
    public int Changes { get; init; } = 1;

    /// <summary>Tells that the fault may strike the batch that reads before the change, so that it may also end as a read.</summary>
    public bool IsReadFirst { get; init; }

    /// <summary>Tells that nobody knows how to look for the change after a lost answer, so that its outcome stays unknown.</summary>
    public bool IsNotLookedUp { get; init; }

    /// <summary>Tells that another list than the one that fails may have the answer.</summary>
    public bool MayBeElsewhere { get; init; }

    public override string ToString() => Kind is null ? Name : $"{Name} {Kind}";
}
