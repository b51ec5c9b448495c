using System;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A person asks to extend an assignment, or to renew an expired one; an administrator decides.</summary>
internal sealed class SelfExtend(ScheduleStore store) : IRequestAction
{
    /// <summary>The time before the end in which the service offers an extension (documented: pim-how-to-renew-extend).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(14);

    public void Check(RequestContext context)
    {
        if (store.Pending(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw PimErrors.AlreadyPending;

        if (context.Draft.Action == RequestAction.SelfExtend)
            RequireExpiring(context);
        else
            RequireExpired(context);

        context.Check().Expiration(Policy.ExpirationRule(context.Kind), context.Start).Mfa().Refuse();
    }

    public void Apply(RequestContext context, ScheduleRequest request)
    {
        request.Status = RequestStatus.PendingAdminDecision;
        request.TargetScheduleId =
            (store.Live(context.Kind, request.PrincipalId, request.Target) ?? store.LastExpired(context.Kind, request.PrincipalId, request.Target))?.Id;
    }

    private void RequireExpiring(RequestContext context)
    {
        var live = store.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target);
        if (live is null or { IsActivation: true })
            throw PimErrors.DoesNotExist;
        if (live.End is not { } end || end - context.Now > Window)
            throw PimErrors.Request("An assignment can be extended in the 14 days before it expires.");
    }

    private void RequireExpired(RequestContext context)
    {
        if (store.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw PimErrors.AlreadyExists;
        if (store.LastExpired(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is null)
            throw PimErrors.DoesNotExist;
    }
}
