namespace PimTools.Emulator.Schedules.Actions;

/// <summary>A person gives an activated role back.</summary>
internal sealed class SelfDeactivate(ScheduleBook book, RemovalDesk removals) : IRequestAction
{
    public void Check(RequestContext context) => removals.RequireAge(Activation(context) ?? throw Refusal.DoesNotExist);

    public void Apply(RequestContext context, ScheduleRequest request) => removals.Remove(Activation(context)!, request);

    private Schedule? Activation(RequestContext context) =>
        book.Live(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is { IsActivation: true, State: ScheduleState.InEffect } held
            ? held
            : null;
}
