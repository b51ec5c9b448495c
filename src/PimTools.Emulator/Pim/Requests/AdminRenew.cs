using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>An administrator renews an expired assignment.</summary>
internal sealed class AdminRenew(ScheduleStore store, Provisioner provisioner) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (store.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw PimErrors.AlreadyExists;
        if (store.LastExpired(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is null)
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

        PendingDecision.Complete(store, request);
        provisioner.Grant(request);
    }
}
