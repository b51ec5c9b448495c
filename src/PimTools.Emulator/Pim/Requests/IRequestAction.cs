using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>The check and the effect of one action.</summary>
internal interface IRequestAction
{
    /// <summary>Refuses what the service refuses. It changes nothing, so it also serves validation.</summary>
    void Check(RequestContext context);

    void Apply(RequestContext context, ScheduleRequest request);
}
