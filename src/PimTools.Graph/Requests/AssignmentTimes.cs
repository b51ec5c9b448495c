using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads what is said of time by instances, in properties of their own, and by Graph's schedules, as in the request that made them.</summary>
internal static class AssignmentTimes
{
    public static DateTimeOffset? Start(JObject element) => element.Time("startDateTime") ?? Info(element)?.Start;

    public static DateTimeOffset? End(JObject element) =>
        element.Time("endDateTime") ?? (Info(element) is { } info ? info.End ?? (info.Start + info.Duration) : null);

    /// <summary>Of schedules, what an administrator gave is scheduled; who reads them leaves out what has begun.</summary>
    public static PimAssignmentState? State(JObject element, bool isSchedule)
    {
        var state = element.Word<PimAssignmentState>("assignmentType");
        return isSchedule && state != PimAssignmentState.Activated ? PimAssignmentState.Scheduled : state;
    }

    private static PimSchedule? Info(JObject element) => RequestReader.Schedule(element.Child("scheduleInfo"));
}
