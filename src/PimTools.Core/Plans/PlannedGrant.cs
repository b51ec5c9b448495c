using System;
using PimTools.Changes;

namespace PimTools.Plans;

/// <summary>The step for an assignment that a document names, with the settings under which the service would take it.</summary>
/// <param name="Change">The step.</param>
/// <param name="NeedsSetting">Tells whether it can only be made once the planned setting of the role holds.</param>
/// <param name="NeedsStanding">The error that it would meet under the planned setting; null where it would not, or could never be made.</param>
internal sealed record PlannedGrant(PimPlannedChange Change, bool NeedsSetting, PimException? NeedsStanding)
{
    /// <summary>Makes the step of what was decided.</summary>
    /// <param name="step">The decision.</param>
    /// <param name="desired">What is wanted.</param>
    /// <param name="unread">The error that kept it from being read; null where it was read.</param>
    /// <param name="standing">The role's setting as it holds; null where it is not known.</param>
    /// <param name="wanted">The role's setting as it is to be; null where it is not known.</param>
    /// <param name="now">The service's time.</param>
    public static PlannedGrant Of(
        PlannedChange step, DesiredAssignment desired, PimException? unread, PimRoleSetting? standing, PimRoleSetting? wanted, DateTimeOffset now)
    {
        if (unread is not null)
        {
            return new PlannedGrant(new PimPlannedChange(PimPlanAction.Unknown, Item(step)) { Reason = unread.Message, ErrorCode = unread.Code }, false, null);
        }

        if (!step.IsNeeded)
        {
            return new PlannedGrant(step.Refusal is { } refusal ? Refused(step, refusal) : Make(step, now), false, null);
        }

        var then = AssignmentPlanner.Check(step, desired, wanted, now);
        if (ReferenceEquals(standing, wanted) || then.Refusal is null)
        {
            var needsSetting = !ReferenceEquals(standing, wanted) && AssignmentPlanner.Check(then, desired with { IsEndGiven = true }, standing, now).Refusal is not null;
            return new PlannedGrant(then.Refusal is { } refusal ? Refused(then, refusal) : Make(then, now, needsSetting), needsSetting, null);
        }

        var today = AssignmentPlanner.Check(step, desired, standing, now);
        return today.Refusal is null
            ? new PlannedGrant(Make(today, now), false, then.Refusal)
            : new PlannedGrant(Refused(then, then.Refusal), false, null);
    }

    /// <summary>The same step, which cannot be taken, since others of the role need the planned setting first.</summary>
    public PlannedGrant Refuse() => new(Change.Withhold(NeedsStanding!.Message, NeedsStanding.Code), false, null);

    private static PimPlannedChange Refused(PlannedChange step, PimException refusal) =>
        new PimPlannedChange(ActionOf(step), Item(step)) { Reason = PlanReasons.Differs }.Withhold($"{refusal.Message} {refusal.Remedy}".TrimEnd(), refusal.Code);

    private static PimPlannedChange Make(PlannedChange step, DateTimeOffset now, bool needsSetting = false)
    {
        var item = Item(step, needsSetting);
        return new PimPlannedChange(ActionOf(step), item)
        {
            Differences = step.IsNeeded ? TermDifferences.Of(item.Assignment!, now) : Array.Empty<PimSettingDifference>(),
            Reason = step.Action switch
            {
                AssignmentAction.None => PlanReasons.AsWanted,
                AssignmentAction.Create => PlanReasons.Missing,
                _ => PlanReasons.Differs,
            },
        };
    }

    private static PlannedItem Item(PlannedChange step, bool needsSetting = false) => new(new PlannedAssignment(step.Type, step.Role, step.Scope, step.Principal)
    {
        From = step.From,
        IsScheduled = step.IsScheduled,
        ScheduleId = step.ScheduleId,
        To = step.To,
        Justification = step.Justification,
        Ticket = step.Ticket,
        NeedsSetting = needsSetting,
    });

    private static PimPlanAction ActionOf(PlannedChange step) => step.Action switch
    {
        AssignmentAction.None => PimPlanAction.None,
        AssignmentAction.Create => PimPlanAction.Create,
        AssignmentAction.Extend => PimPlanAction.Extend,
        AssignmentAction.Remove => PimPlanAction.Remove,
        _ => PimPlanAction.Update,
    };
}
