using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Compares a step of a plan with what the tenant has now: it is as it was seen, as it is to be, or it has moved.</summary>
internal static class StepComparison
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Compares the step of a setting.</summary>
    /// <param name="change">The step.</param>
    /// <param name="now">The setting as it is.</param>
    /// <param name="move">Hears of each field that is neither as it was nor as it is to be.</param>
    public static ReadyStep Compare(PimPlannedChange change, PimRoleSetting now, Action<string> move)
    {
        var planned = PlannedSettingChange.Plan(now, change.Planned.Setting!.ToChange());
        var (standing, wanted) = (SeenField.Of(planned.From), SeenField.Of(planned.To));
        foreach (var seen in change.Planned.Setting.Seen)
        {
            var held = standing.First(one => one.Field == seen.Field);
            if (!held.IsSameAs(seen) && !held.IsSameAs(wanted.First(one => one.Field == seen.Field)))
            {
                move($"{seen.Field} of {change.Describe()} has moved from {seen.Value} to {held.Value}");
            }
        }

        return new ReadyStep(change, planned.IsNeeded ? planned : null, null);
    }

    /// <summary>Compares the step of an assignment.</summary>
    /// <param name="change">The step.</param>
    /// <param name="existing">The assignment as it is; null where there is none.</param>
    /// <param name="now">The service's time.</param>
    /// <param name="move">Hears how it has moved.</param>
    public static ReadyStep Compare(PimPlannedChange change, PimAssignment? existing, DateTimeOffset now, Action<string> move)
    {
        var planned = change.Planned.Assignment!;
        if (planned.Desired is not { } desired)
        {
            if (existing is not null && Difference(planned, existing) is { } moved)
            {
                move(moved);
            }

            return new ReadyStep(change, null, existing is null ? null : RemovalPlanner.Remove(existing, planned.Justification));
        }

        var step = AssignmentPlanner.Decide(desired, existing, null, now);
        if (step is { Action: AssignmentAction.None, Refusal: null })
        {
            return new ReadyStep(change, null, null);
        }

        if (Difference(planned, existing) is { } other)
        {
            move(other);
        }

        return new ReadyStep(change, null, step);
    }

    private static string? Difference(PlannedAssignment planned, PimAssignment? existing)
    {
        if (planned.From is not { } from)
        {
            return existing is null ? null : $"{planned} did not exist, and now holds until {MomentText.OfEnd(existing.End)}";
        }

        if (existing is null)
        {
            return $"{planned} existed until {MomentText.OfEnd(from.Schedule.End)}, and is gone";
        }

        var moved = new List<string>();
        void Compare(string what, DateTimeOffset? before, DateTimeOffset? now)
        {
            if (before is null != now is null || (before - now)?.Duration() >= Tolerance)
            {
                moved.Add($"its {what} from {MomentText.OfEnd(before)} to {MomentText.OfEnd(now)}");
            }
        }

        if (planned.Role.IsRoleAssignable is { } was && existing.Role.IsRoleAssignable is { } isNow && was != isNow)
        {
            moved.Add($"whether its group is role-assignable from {(was ? "yes" : "no")} to {(isNow ? "yes" : "no")}");
        }

        if (planned.IsScheduled)
        {
            Compare("start", from.Schedule.Start, existing.Start);
        }

        Compare("end", from.Schedule.End, existing.End);
        if (from.Condition != existing.Condition)
        {
            moved.Add($"its condition from {from.Condition ?? "none"} to {existing.Condition ?? "none"}");
        }

        return moved.Count == 0 ? null : $"{planned} has moved: {string.Join(", ", moved)}";
    }
}
