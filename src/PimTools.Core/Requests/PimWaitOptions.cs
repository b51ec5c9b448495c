using System;

namespace PimTools;

/// <summary>How to wait for a request.</summary>
public sealed class PimWaitOptions
{
    /// <summary>How long at the most.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether to wait while people decide, too.</summary>
    public bool WaitForApproval { get; init; }

    /// <summary>Hears, before each pause, where the request stands and how long was waited.</summary>
    public Action<PimRequest, TimeSpan>? Report { get; init; }
}
