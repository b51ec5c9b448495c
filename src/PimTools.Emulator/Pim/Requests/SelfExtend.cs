using System;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A person asks for more time, or for an expired assignment anew; an administrator decides.</summary>
internal sealed class SelfExtend(ScheduleBook book) : IRequestAction
{
    /// <summary>When the service begins to offer an extension (documented: pim-how-to-renew-extend).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(14);

    public void Check(RequestContext context)
    {
        if (book.Pending(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw Refusal.AlreadyPending;

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
            (book.Live(context.Kind, request.PrincipalId, request.Target) ?? book.LastExpired(context.Kind, request.PrincipalId, request.Target))?.Id;
    }

    private void RequireExpiring(RequestContext context)
    {
        var live = book.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target);
        if (live is null or { IsActivation: true })
            throw Refusal.DoesNotExist;
        if (live.End is not { } end || end - context.Now > Window)
            throw Refusal.Request("An assignment can be extended in the 14 days before it expires.");
    }

    private void RequireExpired(RequestContext context)
    {
        if (book.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw Refusal.AlreadyExists;
        if (book.LastExpired(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is null)
            throw Refusal.DoesNotExist;
    }
}
