using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Endpoints;

/// <summary>The permissions for the schedules and the requests of one kind.</summary>
/// <param name="Read">Reads schedules and instances.</param>
/// <param name="ReadRequests">Reads requests.</param>
/// <param name="Write">Makes requests of every action, and cancels them.</param>
/// <param name="Post">Reaches the collection of requests; for adminRemove it is enough.</param>
internal sealed record SchedulePermissions(Permission Read, Permission ReadRequests, Permission Write, Permission Post);
