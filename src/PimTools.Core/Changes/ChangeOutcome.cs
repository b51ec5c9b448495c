using System;

namespace PimTools.Changes;

/// <summary>The outcome of one step of a plan.</summary>
/// <param name="Change">The step.</param>
/// <param name="Request">The request that was made; null where none was.</param>
/// <param name="Error">Why it did not come about; null where it did, or nothing was needed.</param>
internal sealed record ChangeOutcome(PlannedChange Change, PimRequest? Request, PimException? Error)
{
    /// <summary>The outcome as users see it.</summary>
    public PimAssignmentChange Describe() => new(Kind, Change.Type, Change.Role, Change.Scope, Change.Principal) { End = End, Request = Request };

    private PimChangeKind Kind => Change.Action switch
    {
        AssignmentAction.None => PimChangeKind.Unchanged,
        AssignmentAction.Create => PimChangeKind.Created,
        AssignmentAction.Remove => PimChangeKind.Removed,
        _ => PimChangeKind.Updated,
    };

    private DateTimeOffset? End => Change.Action switch
    {
        AssignmentAction.Remove => null,
        AssignmentAction.None => Change.From?.Schedule.End,
        _ => Request?.End ?? Change.To?.Schedule.End,
    };
}
