using System;

namespace PimTools;

/// <summary>A permanent active assignment, and what became of the wish that it be an eligible one.</summary>
public sealed class PimConversion : PimPrincipalRecord
{
    internal PimConversion(PimConversionResult result, PimAssignment assignment)
        : base(assignment.Role, assignment.Scope, assignment.Principal) => Result = result;

    /// <summary>Converted, Planned or Kept.</summary>
    public PimConversionResult Result { get; }

    /// <summary>The time at which the eligible assignment ends, UTC; null where it has no end, and where the active one is kept.</summary>
    public DateTimeOffset? EligibleUntil { get; internal init; }

    /// <summary>The reason why it is kept; null where it is not.</summary>
    public string? Reason { get; internal init; }

    /// <inheritdoc />
    public override string ToString() => $"{Result}: {Role.Describe(Scope)} for {Principal}{(Reason is null ? string.Empty : $": {Reason}")}";
}
