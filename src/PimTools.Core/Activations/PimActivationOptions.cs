using System;

namespace PimTools;

/// <summary>What the person who activates said.</summary>
public sealed class PimActivationOptions
{
    /// <summary>How long; null means as long as the policy allows.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>From when, UTC; null means at once.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Why.</summary>
    public string? Justification { get; init; }

    /// <summary>For which ticket.</summary>
    public PimTicket? Ticket { get; init; }
}
