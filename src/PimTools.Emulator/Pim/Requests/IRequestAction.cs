using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>What one action checks, and what it does.</summary>
internal interface IRequestAction
{
    /// <summary>Refuses what the service refuses; changes nothing, so that it serves the dry run too.</summary>
    void Check(RequestContext context);

    void Apply(RequestContext context, ScheduleRequest request);
}
