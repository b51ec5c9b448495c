using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>An administrator takes an assignment away.</summary>
internal sealed class AdminRemove(PimSurface surface, RemovalDesk removals) : IRequestAction
{
    public void Check(RequestContext context)
    {
        var schedule = surface.Book.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) ?? throw Refusal.DoesNotExist;
        removals.RequireAge(schedule);
        surface.RequireRemovable(schedule);
    }

    public void Apply(RequestContext context, ScheduleRequest request) =>
        removals.Remove(surface.Book.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target)!, request);
}
