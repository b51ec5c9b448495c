using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>An administrator grants an expired assignment anew.</summary>
internal sealed class AdminRenew(ScheduleBook book, Provisioner provisioner) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (book.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw Refusal.AlreadyExists;
        if (book.LastExpired(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is null)
            throw Refusal.DoesNotExist;

        context.Check()
            .Expiration(Policy.ExpirationRule(context.Kind), context.Start)
            .Enablement(Policy.EnablementRule(context.Kind))
            .Refuse();
    }

    public void Apply(RequestContext context, ScheduleRequest request)
    {
        PendingDecision.Settle(book, request);
        provisioner.Grant(request);
    }
}
