using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>An administrator changes or extends an assignment: the new schedule takes the place of the old one.</summary>
internal sealed class AdminUpdate(ScheduleStore store, Provisioner provisioner) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (Existing(context) is null)
            throw PimErrors.DoesNotExist;

        context.Check()
            .Expiration(Policy.ExpirationRule(context.Kind), context.Start)
            .Enablement(Policy.EnablementRule(context.Kind))
            .Refuse();
    }

    public void Apply(RequestContext context, ScheduleRequest request)
    {
        if (provisioner.FailsAtLock(request))
            return;

        provisioner.Remove(Existing(context)!);
        PendingDecision.Complete(store, request);
        provisioner.Grant(request);
    }

    // An activation cannot be extended: a person ends it and activates again.
    private Schedule? Existing(RequestContext context) =>
        store.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is { IsActivation: false } live
        && (context.Draft.TargetScheduleId is not { } wanted || wanted == live.Id)
            ? live
            : null;
}
