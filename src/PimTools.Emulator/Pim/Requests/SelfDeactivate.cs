using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A person deactivates a role.</summary>
internal sealed class SelfDeactivate(PimService service, RemovalProcessor removals) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (Activation(context) is not { } activation || !service.IsReplicated(activation))
            throw PimErrors.DoesNotExist;
        removals.RequireAge(activation);
    }

    public void Apply(RequestContext context, ScheduleRequest request) => removals.Remove(Activation(context)!, request);

    private Schedule? Activation(RequestContext context) =>
        service.Store.Live(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is
            { IsActivation: true, State: ScheduleState.InEffect } held
            ? held
            : null;
}
