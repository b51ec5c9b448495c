using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A person activates what they are eligible for, by themselves or through a group.</summary>
internal sealed class SelfActivate(PimSurface surface, Provisioner provisioner, ApprovalDesk approvals) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (context.Kind == ScheduleKind.Eligible)
            throw GraphException.BadRequest("The action selfActivate applies to assignment requests only.");
        if (surface.Book.Live(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw Refusal.AlreadyExists;
        if (surface.Book.Pending(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw Refusal.AlreadyPending;

        var check = context.Check()
            .Eligibility(surface.EligibilityFor(context.Draft) is { } eligible && (eligible.End is not { } end || end > context.Start))
            .Expiration(RuleIds.ActivationExpiration, context.Start)
            .Enablement(RuleIds.ActivationEnablement);
        check.Refuse();
        check.RequireAuthenticationContext();
    }

    public void Apply(RequestContext context, ScheduleRequest request)
    {
        if (context.Policy.IsApprovalRequired)
            approvals.Open(request, () => Provision(request));
        else
            Provision(request);
    }

    /// <summary>Between request and approval the eligibility may have gone.</summary>
    private void Provision(ScheduleRequest request)
    {
        if (surface.EligibilityFor(request.Draft) is { } eligibility)
            provisioner.Grant(request, eligibility.Id);
        else
            request.Status = RequestStatus.Failed;
    }
}
