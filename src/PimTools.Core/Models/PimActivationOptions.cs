using System;

namespace PimTools;

/// <summary>The options of an activation.</summary>
public sealed class PimActivationOptions
{
    /// <summary>The duration; null means as long as the policy allows.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The start; null means at once.</summary>
    public PimMoment? Start { get; init; }

    /// <summary>The justification.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket.</summary>
    public PimTicket? Ticket { get; init; }
}
