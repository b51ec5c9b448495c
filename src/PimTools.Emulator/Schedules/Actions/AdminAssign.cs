using PimTools.Emulator.Policies;

namespace PimTools.Emulator.Schedules.Actions;

/// <summary>An administrator makes somebody eligible or active.</summary>
internal sealed class AdminAssign(ScheduleBook book, Provisioner provisioner) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (book.Live(context.Kind, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw Refusal.AlreadyExists;

        context.Check()
            .Expiration(Policy.ExpirationRule(context.Kind), context.Start)
            .Enablement(Policy.EnablementRule(context.Kind))
            .Refuse();
    }

    public void Apply(RequestContext context, ScheduleRequest request) => provisioner.Grant(request);
}
