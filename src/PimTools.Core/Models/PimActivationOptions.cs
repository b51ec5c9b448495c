using System;

namespace PimTools;

/// <summary>What the person who activates said.</summary>
public sealed class PimActivationOptions
{
    /// <summary>How long; null means as long as the policy allows.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>From when; null means at once.</summary>
    public PimMoment? Start { get; init; }

    /// <summary>Why.</summary>
    public string? Justification { get; init; }

    /// <summary>For which ticket.</summary>
    public PimTicket? Ticket { get; init; }
}
