using System;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>The content of a request, read from its body.</summary>
internal sealed record RequestDraft(RequestAction Action, string PrincipalId, GrantTarget Target)
{
    /// <summary>The id that the caller has chosen; null where the service chooses one.</summary>
    public string? Id { get; init; }

    public string? Justification { get; init; }

    public string? TicketNumber { get; init; }

    public string? TicketSystem { get; init; }

    public DateTimeOffset? Start { get; init; }

    /// <summary>Null where the action takes no schedule.</summary>
    public ScheduleExpiration? Expiration { get; init; }

    public bool IsValidationOnly { get; init; }

    public string? TargetScheduleId { get; init; }

    public string? CustomData { get; init; }

    /// <summary>The eligibility to activate, where the caller names one.</summary>
    public string? LinkedEligibilityId { get; init; }

    public GrantCondition? Condition { get; init; }

    /// <summary>Gives the start of a grant that is made at <paramref name="now"/>; a start in the past means now.</summary>
    public DateTimeOffset StartAt(DateTimeOffset now) => Start is { } start && start > now ? start : now;
}
