using PimTools.Changes;

namespace PimTools.Plans;

/// <summary>A step of a plan, compared with what the tenant has now.</summary>
/// <param name="Change">The step.</param>
/// <param name="Setting">The change of the setting to send; null for an assignment, and where it is as planned already.</param>
/// <param name="Assignment">The change of the assignment to send; null for a setting, and where it is as planned already.</param>
internal sealed record ReadyStep(PimPlannedChange Change, PlannedSettingChange? Setting, PlannedChange? Assignment)
{
    /// <summary>Tells whether it was brought about already, as by a run that ended early.</summary>
    public bool IsDone => Setting is null && Assignment is null;

    /// <summary>The phase in which it is sent: settings that assignments need, what gives somebody something, the other settings, what takes something away.</summary>
    public int Phase => Setting is not null ? (Change.Planned.Setting!.GoesFirst ? 0 : 2) : Assignment is { Action: AssignmentAction.Remove } or { EndsEarlier: true } ? 3 : 1;
}
