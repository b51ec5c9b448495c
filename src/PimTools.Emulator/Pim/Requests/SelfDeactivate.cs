using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A person gives an activated role back.</summary>
internal sealed class SelfDeactivate(PimSurface surface, RemovalDesk removals) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (Activation(context) is not { } activation || !surface.IsSettled(activation))
            throw Refusal.DoesNotExist;
        removals.RequireAge(activation);
    }

    public void Apply(RequestContext context, ScheduleRequest request) => removals.Remove(Activation(context)!, request);

    private Schedule? Activation(RequestContext context) =>
        surface.Book.Live(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is
            { IsActivation: true, State: ScheduleState.InEffect } held
            ? held
            : null;
}
