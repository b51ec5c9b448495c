using System;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads what is said of time by instances, in properties of their own, and by Graph's schedules, as in the request that made them.</summary>
internal static class AssignmentTimes
{
    public static DateTimeOffset? Start(JsonRecord element) => element.Text("startDateTime").AsTime() ?? Info(element)?.Start;

    public static DateTimeOffset? End(JsonRecord element) =>
        element.EndTime("endDateTime") ?? (Info(element) is { } info ? info.End ?? (info.Start + info.Duration) : null);

    /// <summary>Of schedules, what an administrator gave is scheduled; who reads them leaves out what has begun.</summary>
    public static PimAssignmentState State(JsonRecord element, PimAssignmentType type, bool isSchedule) =>
        element.Text("assignmentType") is { } word && word.Equals("Activated", StringComparison.OrdinalIgnoreCase) ? PimAssignmentState.Activated
        : isSchedule ? PimAssignmentState.Scheduled
        : type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible
        : PimAssignmentState.Active;

    private static PimSchedule? Info(JsonRecord element) => RequestReader.Schedule(element.Child("scheduleInfo"));
}
