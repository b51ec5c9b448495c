using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>An administrator takes an assignment away.</summary>
internal sealed class AdminRemove(PimService service, RemovalProcessor removals) : IRequestAction
{
    public void Check(RequestContext context)
    {
        var schedule = service.Store.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) ?? throw PimErrors.DoesNotExist;
        removals.RequireAge(schedule);
        service.RequireRemovable(schedule);
    }

    public void Apply(RequestContext context, ScheduleRequest request) =>
        removals.Remove(service.Store.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target)!, request);
}
