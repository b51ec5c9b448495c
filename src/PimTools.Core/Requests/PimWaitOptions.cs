using System;

namespace PimTools;

/// <summary>The options of a wait.</summary>
public sealed class PimWaitOptions
{
    /// <summary>The longest wait.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The pause before the request is read again for the first time; the later pauses grow to 15 seconds.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Tells whether to wait while people decide, too.</summary>
    public bool WaitForApproval { get; init; }

    /// <summary>Hears, before each pause, where the request stands and how long was waited.</summary>
    public Action<PimRequest, TimeSpan>? Report { get; init; }
}
