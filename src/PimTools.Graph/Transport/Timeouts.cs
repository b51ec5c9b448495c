using System;
using System.Collections.Generic;

namespace PimTools.Graph.Transport;

/// <summary>Holds how long this client waits for what.</summary>
internal sealed class Timeouts
{
    /// <summary>As a person's patience and the service's pace have it.</summary>
    public static readonly Timeouts Usual = new();

    /// <summary>Before a call is sent again; twice as long each time, and not all clients alike.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For the answer, or for the next part of it. Longer silence is none.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>From the first failure of a service in one operation until it is sent nothing again any more, unless it has answered meanwhile.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to a change that had left when its caller stopped: most come sooner, and a prompt is waited for.</summary>
    public TimeSpan AfterStop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between looks for a request whose answer got lost; half a minute together, for an index that is slow to show it.</summary>
    public IReadOnlyList<TimeSpan> Looks { get; init; } = new[]
    {
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16),
    };
}
