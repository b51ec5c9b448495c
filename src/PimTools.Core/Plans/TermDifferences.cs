using System;
using System.Collections.Generic;
using PimTools.Changes;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Tells how the terms of an assignment change, field by field.</summary>
internal static class TermDifferences
{
    private const string None = "none";

    public static PimSettingDifference[] Of(PlannedAssignment planned, DateTimeOffset now)
    {
        var (from, to) = (planned.From, planned.To);
        var differences = new List<PimSettingDifference>();
        void Add(string field, string before, string after)
        {
            if (before != after)
            {
                differences.Add(new PimSettingDifference(field, before, after));
            }
        }

        if (to?.Schedule.Start is { } start && (from is null || planned.IsScheduled))
        {
            Add("Start", from?.Schedule.Start is { } began ? MomentText.Of(began) : None, MomentText.Of(start));
        }

        Add("End", from is null ? None : MomentText.OfEnd(from.Schedule.End), to is null ? None : EndOf(to, from is null, now));
        Add("Condition", from?.Condition ?? None, to?.Condition ?? None);
        return differences.ToArray();
    }

    // How long a new one lasts counts from when the plan is applied.
    private static string EndOf(AssignmentTerms to, bool isNew, DateTimeOffset now) => isNew && to.Schedule.Duration is { } duration
        ? "after " + PimDuration.Format(duration)
        : MomentText.OfEnd(to.EndFrom(now));
}
