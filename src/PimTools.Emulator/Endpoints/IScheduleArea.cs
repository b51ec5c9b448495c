using System.Collections.Generic;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Endpoints;

/// <summary>The schedules and requests of one kind, eligible or active, with their own path, permissions, rights and shapes.</summary>
internal interface IScheduleArea
{
    PimService Service { get; }

    ScheduleKind Kind { get; }

    /// <summary>The path of the collections, which end in s, Instances and Requests.</summary>
    string Path { get; }

    SchedulePermissions Permissions { get; }

    ScheduleShapes Shapes { get; }

    /// <summary>Tells whether PIM manages the target of a schedule.</summary>
    bool IsManaged(Schedule schedule);

    /// <summary>Narrows a list to what the caller may read, or refuses it.</summary>
    IEnumerable<ScheduleInstance> Readable(GraphRequest request, IEnumerable<ScheduleInstance> held);

    /// <summary>Narrows a list to what the caller may read, or refuses it.</summary>
    IEnumerable<ScheduleRequest> Readable(GraphRequest request, IEnumerable<ScheduleRequest> requests);

    /// <summary>Refuses a caller who neither reads what concerns the target nor is one of those concerned.</summary>
    void RequireReader(Caller caller, GrantTarget target, params string?[] concerned);

    void RequireWriter(Caller caller, GrantTarget target);

    RequestDraft ReadBody(JsonObject body);
}
