using System.Collections.Generic;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>Tells the steps of a plan in words.</summary>
internal static class ChangeText
{
    /// <summary>The step as a sentence, for -WhatIf and -Confirm.</summary>
    public static string Sentence(PlannedChange change) => change.Action switch
    {
        AssignmentAction.None => $"Leave {change} unchanged",
        AssignmentAction.Create => $"Assign {change} {Length(change.To!.Schedule)}",
        AssignmentAction.Renew => $"Renew {change} until {MomentText.OfEnd(change.To!.Schedule.End)}",
        AssignmentAction.Remove => $"Remove {change}{(change.IsScheduled && change.From?.Schedule.Start is { } start ? $", which is to begin on {MomentText.Of(start)}" : string.Empty)}",
        _ => $"Change {change}: {Reason(change)}",
    };

    /// <summary>Tells what differs, from what to what: <c>its end from never to 2027-05-27 08:00</c>.</summary>
    public static string Reason(PlannedChange change)
    {
        switch (change.Action)
        {
            case AssignmentAction.None:
                return change.From is null ? "there is none" : "it is as wanted";
            case AssignmentAction.Create:
                return "there is none";
            case AssignmentAction.Renew:
                return "it has expired";
            case AssignmentAction.Remove:
                return "it is not wanted";
        }

        var (from, to) = (change.From!, change.To!);
        var differences = new List<string>();
        if (to.Schedule.Start is { } start && change.IsScheduled && MomentText.Of(start) != MomentText.OfEnd(from.Schedule.Start))
        {
            differences.Add($"its start from {MomentText.OfEnd(from.Schedule.Start)} to {MomentText.Of(start)}");
        }

        var (oldEnd, newEnd) = (MomentText.OfEnd(from.Schedule.End), MomentText.OfEnd(to.EndFrom(change.Planned)));
        if (oldEnd != newEnd)
        {
            differences.Add($"its end from {oldEnd} to {newEnd}");
        }

        if (!to.HasConditionOf(from))
        {
            differences.Add($"its condition from {from.Condition ?? "none"} to {to.Condition ?? "none"}");
        }

        return string.Join(", ", differences);
    }

    private static string Length(PimSchedule schedule)
    {
        var from = schedule.Start is { } start ? $"from {MomentText.Of(start)} " : string.Empty;
        return from + schedule switch
        {
            { Duration: { } duration } => "for " + PimDuration.Format(duration),
            { End: { } end } => "until " + MomentText.Of(end),
            _ => "without an end",
        };
    }
}
