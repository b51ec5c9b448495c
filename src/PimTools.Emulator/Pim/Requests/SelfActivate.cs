using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A person activates what they are eligible for, by themselves or through a group.</summary>
internal sealed class SelfActivate(PimService service, Provisioner provisioner, ApprovalProcessor approvals) : IRequestAction
{
    public void Check(RequestContext context)
    {
        if (context.Kind == ScheduleKind.Eligible)
            throw ServiceException.BadRequest("The action selfActivate applies to assignment requests only.");
        if (service.Store.Live(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw PimErrors.AlreadyExists;
        if (service.Store.Pending(ScheduleKind.Active, context.Draft.PrincipalId, context.Draft.Target) is not null)
            throw PimErrors.AlreadyPending;

        var check = context.Check()
            .Eligibility(service.EligibilityFor(context.Draft) is { } eligible && (eligible.End is not { } end || end > context.Start))
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

    /// <summary>Grants the activation, unless the eligibility has ended since the request.</summary>
    private void Provision(ScheduleRequest request)
    {
        if (service.EligibilityFor(request.Draft) is { } eligibility)
            provisioner.Grant(request, eligibility.Id);
        else
            request.Status = RequestStatus.Failed;
    }
}
