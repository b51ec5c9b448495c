using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>The assignments that a review is about: those of one role or group, eligible or active or both.</summary>
internal sealed class ReviewSubject(
    PimService service, string resourceId, string resourceName, string resourceType, Func<Schedule, bool> covers, Action<Schedule> remove)
{
    public string ResourceId { get; } = resourceId;

    public string ResourceName { get; } = resourceName;

    /// <summary>The word for the kind of resource, such as directoryRole.</summary>
    public string ResourceType { get; } = resourceType;

    /// <summary>The kind of assignments; null for both.</summary>
    public ScheduleKind? Kind { get; init; }

    public ScheduleStore Store => service.Store;

    /// <summary>Gives the assignments that are reviewed, as they stand now.</summary>
    public IEnumerable<Schedule> Assignments => new[] { ScheduleKind.Eligible, ScheduleKind.Active }
        .Where(kind => Kind is null || Kind == kind)
        .SelectMany(kind => service.Store.Schedules(kind))
        .Where(covers);

    /// <summary>Takes what a principal has of it away, and tells how that went, in the words of the service.</summary>
    public string Remove(string principalId)
    {
        var held = Assignments.Where(schedule => schedule.PrincipalId == principalId).ToList();
        if (held.Count == 0)
            return "AppliedSuccessfullyButObjectNotFound";

        try
        {
            held.ForEach(service.RequireRemovable);
        }
        catch (ServiceException)
        {
            return "AppliedWithUnknownFailure";
        }

        held.ForEach(remove);
        return "AppliedSuccessfully";
    }
}
