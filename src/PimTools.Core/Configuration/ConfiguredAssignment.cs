using System;

namespace PimTools.Configuration;

/// <summary>An assignment that is to exist.</summary>
/// <param name="Target">The role.</param>
/// <param name="Type">Eligible or active.</param>
/// <param name="Principal">The principal, by user principal name or display name.</param>
internal sealed record ConfiguredAssignment(ConfiguredTarget Target, PimAssignmentType Type, string Principal)
{
    /// <summary>The object id; null where the name says enough.</summary>
    public string? PrincipalId { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>The length of a new assignment; one that is there meets it by its own length.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Tells whether it is to have no end.</summary>
    public bool IsPermanent { get; init; }

    public string? Condition { get; init; }

    public string? Justification { get; init; }

    /// <summary>Tells whether nothing may take it away.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Tells one assignment from another, as far as names can.</summary>
    public string Key => $"{Target.Key}|{Type}|{PrincipalId ?? Principal}".ToUpperInvariant();

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Target} for {Principal}";
}
