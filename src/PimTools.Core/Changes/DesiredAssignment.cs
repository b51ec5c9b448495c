using System.Collections.Generic;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>An assignment that an administrator wants to exist, as far as they said.</summary>
/// <param name="Type">Eligible or active.</param>
/// <param name="Role">The role.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Principal">The principal.</param>
/// <param name="Schedule">When it holds. Without a start: at once, or since it holds.</param>
internal sealed record DesiredAssignment(PimAssignmentType Type, PimRole Role, PimScope Scope, PimPrincipal Principal, PimSchedule Schedule)
{
    /// <summary>
    /// True where the schedule says when it ends. Where it does not, the end that is there stays, and a new assignment is as long as the setting
    /// of the role allows.
    /// </summary>
    public bool IsEndGiven { get; init; } = true;

    /// <summary>The reason.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>The condition (ABAC) of an Azure role assignment; null for the one it has, or none.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition's version; null where there is no condition.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>The assignments of the role at the scope that the principal has, as they were read with the look-up; null where they have to be listed.</summary>
    public IReadOnlyCollection<PimAssignment>? Held { get; init; }

    public AssignmentKey Key => new(Type, Role, Scope, Principal);

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Role.Describe(Scope)} for {Principal}";
}
