using PimTools.Models;

namespace PimTools;

/// <summary>A request that is about to be sent.</summary>
public sealed class PimRequestDraft
{
    /// <summary>Creates a draft.</summary>
    public PimRequestDraft(PimRequestAction action, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
    {
        Action = action;
        Type = type;
        Role = role;
        Scope = scope;
        Principal = principal;
    }

    /// <summary>The action.</summary>
    public PimRequestAction Action { get; }

    /// <summary>Tells whether it goes to the eligible or the active assignments.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope; sent as it is, never widened.</summary>
    public PimScope Scope { get; }

    /// <summary>The principal.</summary>
    public PimPrincipal Principal { get; }

    /// <summary>The schedule; null for removals.</summary>
    public PimSchedule? Schedule { get; init; }

    /// <summary>The reason.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>The schedule to change, where the action changes one.</summary>
    public string? TargetScheduleId { get; init; }

    /// <summary>The eligibility an Azure activation rests on; null lets the service choose.</summary>
    public string? LinkedEligibilityScheduleId { get; init; }

    /// <summary>The condition (ABAC) of an Azure role assignment; null for none.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition's version, <c>2.0</c>; null for none.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>
    /// The authentication context, <c>c1</c> to <c>c99</c>, that the role's setting demands of whoever sends it; null for none, or where the
    /// setting is not known.
    /// </summary>
    public string? AuthenticationContext { get; init; }

    /// <summary>Tells whether the service only checks and stores nothing.</summary>
    public bool IsValidationOnly { get; init; }

    /// <summary>The same draft, to be checked only.</summary>
    public PimRequestDraft ForValidation() => new(Action, Type, Role, Scope, Principal)
    {
        Schedule = Schedule,
        Justification = Justification,
        Ticket = Ticket,
        TargetScheduleId = TargetScheduleId,
        LinkedEligibilityScheduleId = LinkedEligibilityScheduleId,
        Condition = Condition,
        ConditionVersion = ConditionVersion,
        AuthenticationContext = AuthenticationContext,
        IsValidationOnly = true,
    };

    /// <summary>The key of the assignment that it is about.</summary>
    internal AssignmentKey Key => new(Type, Role, Scope, Principal);

    /// <inheritdoc />
    public override string ToString() => $"{Action} {Role.Describe(Scope)} for {Principal}";
}
