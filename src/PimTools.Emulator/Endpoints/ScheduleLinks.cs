using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Endpoints;

/// <summary>Shows the schedules that other objects refer to.</summary>
internal sealed class ScheduleLinks(ScheduleStore store)
{
    /// <summary>Shows a schedule as its principal has it; null where there is none.</summary>
    public JsonObject? Schedule(Shape<ScheduleInstance> shape, string? id, ExpandItem expand) =>
        Find(id) is { } schedule ? shape.Expand(new ScheduleInstance(schedule, schedule.PrincipalId), expand) : null;

    /// <summary>Shows the eligibility of an activation as the one who has activated it holds it.</summary>
    public JsonObject? EligibilityInstance(Shape<ScheduleInstance> shape, Schedule activation, ExpandItem expand) =>
        Find(activation.ActivatedUsing) is { } eligibility ? shape.Expand(new ScheduleInstance(eligibility, activation.PrincipalId), expand) : null;

    /// <summary>Shows the eligibility behind the schedule that a request has made.</summary>
    public JsonObject? Eligibility(Shape<ScheduleInstance> shape, ScheduleRequest request, ExpandItem expand) =>
        Schedule(shape, Find(request.TargetScheduleId)?.ActivatedUsing, expand);

    private Schedule? Find(string? id) => id is null ? null : store.FindSchedule(id);
}
