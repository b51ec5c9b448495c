using System;
using System.Linq;
using PimTools.Plans;

namespace PimTools;

/// <summary>A step of a plan: a setting or an assignment, what it is, what it is to be, and why; after the plan was applied, also what became of it.</summary>
public sealed class PimPlannedChange : PimRoleRecord
{
    internal PimPlannedChange(PimPlanAction action, PlannedItem item)
        : base(item.Role, item.Scope)
    {
        Action = action;
        Planned = item;
    }

    /// <summary>The action.</summary>
    public PimPlanAction Action { get; }

    /// <summary>A setting or an assignment.</summary>
    public PimPlanItem Item => Planned.Item;

    /// <summary>Eligible or active; null for a setting.</summary>
    public PimAssignmentType? Type => Planned.Assignment?.Type;

    /// <summary>The principal of the assignment; null for a setting.</summary>
    public PimPrincipal? Principal => Planned.Assignment?.Principal;

    /// <summary>The principal's name; null for a setting.</summary>
    public string? PrincipalName => Principal?.ToString();

    /// <summary>The principal's object id; null for a setting.</summary>
    public string? PrincipalId => Principal?.Id;

    /// <summary>The principal's user principal name; null where it has none, and for a setting.</summary>
    public string? UserPrincipalName => Principal?.UserPrincipalName;

    /// <summary>The assignment or setting that is changed: "Eligible Reports Reader at Directory for Ben Okafor", "Setting of Ops-OnCall".</summary>
    public string Target => Type is { } type ? $"{type} {Role.Describe(Scope)} for {Principal}" : $"Setting of {Role.Describe(Scope)}";

    /// <summary>The fields that change, in words: <c>MaximumActivationDuration from 8h to 4h</c>.</summary>
    public PimTextList Change => new(Differences.Select(one => one.ToString()), "; ");

    /// <summary>The reason of the action; after the plan was applied, of a failure.</summary>
    public string Reason { get; internal init; } = string.Empty;

    /// <summary>The reason why the step is not taken although it is planned: who or what is protected, or what the service would refuse. Null where it is taken.</summary>
    public string? Withheld { get; internal init; }

    /// <summary>The result.</summary>
    public PimPlanResult Result { get; internal init; }

    /// <summary>The code of the error that withheld it, or let it fail; null where there is none.</summary>
    public PimErrorCode? ErrorCode { get; internal init; }

    /// <summary>The id of the request that was made; null where none was.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>Tells whether the plan sends something for it.</summary>
    public bool IsNeeded => Action is not (PimPlanAction.None or PimPlanAction.Unknown) && Withheld is null;

    /// <summary>The fields that change, each from what to what.</summary>
    internal PimSettingDifference[] Differences { get; init; } = Array.Empty<PimSettingDifference>();

    internal PlannedItem Planned { get; }

    /// <summary>The thing that the step is about: <c>the setting of User Administrator at Directory</c>.</summary>
    internal string Describe() => Planned.ToString();

    /// <summary>The same step, which is not taken.</summary>
    internal PimPlannedChange Withhold(string why, PimErrorCode? code = null) => Copy(Reason, Result, why, code, RequestId);

    /// <summary>The same step of a setting, which comes before the assignments of its role.</summary>
    internal PimPlannedChange GoingFirst() => new(Action, Planned.GoingFirst())
    {
        Differences = Differences,
        Reason = Reason,
        Withheld = Withheld,
        ErrorCode = ErrorCode,
    };

    /// <summary>The same step with its result.</summary>
    internal PimPlannedChange With(PimPlanResult result, string? reason = null, PimErrorCode? code = null, string? requestId = null) =>
        Copy(reason ?? Reason, result, Withheld, code, requestId);

    /// <inheritdoc />
    public override string ToString() => $"{Action}: {Describe()}{(Withheld is null ? null : ", withheld")}";

    private PimPlannedChange Copy(string reason, PimPlanResult result, string? withheld, PimErrorCode? code, string? requestId) => new(Action, Planned)
    {
        Differences = Differences,
        Reason = reason,
        Result = result,
        Withheld = withheld,
        ErrorCode = code,
        RequestId = requestId,
    };
}
