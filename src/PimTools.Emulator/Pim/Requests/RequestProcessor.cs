using System;
using System.Collections.Generic;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>Processes the requests of one service: checks, stores, applies and cancels them.</summary>
internal sealed class RequestProcessor
{
    /// <summary>No grant may be shorter (documented: pim-how-to-activate-role).</summary>
    private static readonly TimeSpan ShortestGrant = TimeSpan.FromMinutes(5);

    /// <summary>The time for which a canceled request can still be read (documented: unifiedroleassignmentschedulerequest-cancel).</summary>
    private static readonly TimeSpan CanceledKept = TimeSpan.FromDays(30);

    private readonly TenantState _tenant;
    private readonly PimService _service;
    private readonly PimAuditWriter _audit;
    private readonly Provisioner _provisioner;
    private readonly Dictionary<RequestAction, IRequestAction> _actions;

    public RequestProcessor(TenantState tenant, PimService service, PimAuditWriter audit, EmulatorFaults faults)
    {
        _tenant = tenant;
        _service = service;
        _audit = audit;
        _provisioner = new Provisioner(tenant, service, _audit, faults);
        Approvals = new ApprovalProcessor(tenant, service, _audit);

        var store = service.Store;
        var removals = new RemovalProcessor(tenant, store, _provisioner, _audit);
        var update = new AdminUpdate(store, _provisioner);
        var ask = new SelfExtend(store);
        _actions = new Dictionary<RequestAction, IRequestAction>
        {
            [RequestAction.AdminAssign] = new AdminAssign(store, _provisioner),
            [RequestAction.AdminUpdate] = update,
            [RequestAction.AdminExtend] = update,
            [RequestAction.AdminRenew] = new AdminRenew(store, _provisioner),
            [RequestAction.AdminRemove] = new AdminRemove(service, removals),
            [RequestAction.SelfActivate] = new SelfActivate(service, _provisioner, Approvals),
            [RequestAction.SelfDeactivate] = new SelfDeactivate(service, removals),
            [RequestAction.SelfExtend] = ask,
            [RequestAction.SelfRenew] = ask,
        };
    }

    public ApprovalProcessor Approvals { get; }

    /// <summary>Ends an assignment without a request, as access reviews do.</summary>
    public void Revoke(Schedule schedule)
    {
        _provisioner.Remove(schedule);
        _audit.RemovedDirect(schedule, new Caller(""));
    }

    public ScheduleRequest Submit(ScheduleKind kind, RequestDraft asked, Caller caller)
    {
        if (asked.Action.IsSelf() && !caller.Is(asked.PrincipalId))
            throw PimErrors.Request("The principal of a self-service request must be the caller.");

        var draft = asked with { Target = _service.Resolve(asked.Target) };

        // What somebody has who is gone from the directory can still be removed.
        if (draft.Action != RequestAction.AdminRemove)
            _service.RequireAssignable(draft.Target, draft.PrincipalId, kind);

        var context = new RequestContext(kind, draft, caller, _service.PolicyFor(draft), _tenant.Now);
        RequireValidSchedule(context);
        var action = _actions[draft.Action];
        Check(action, context);

        var request = new ScheduleRequest(draft.Id ?? _tenant.Ids.Next(), kind, draft)
        {
            CreatedBy = caller.ObjectId,
            IsCreatedByApplication = caller.IsApplication,
            IsCreatedWithMfa = caller.HasMfa,
            Created = _tenant.Now,
            CorrelationId = _tenant.Ids.Next(),
        };
        if (draft.IsValidationOnly)
            return request;

        _service.Prepare(draft.Target);
        _service.Store.Add(request);
        _audit.Requested(request);
        action.Apply(context, request);
        return request;
    }

    /// <summary>Cancels a request that still waits for a decision or for its start.</summary>
    public void Cancel(ScheduleRequest request, Caller caller)
    {
        if (!RequestStatus.IsCancelable(request.Status))
            throw ServiceException.Pim("RequestCannotBeCancelled", $"A request in the status {request.Status} cannot be canceled.");

        if (_service.Store.FindSchedule(_service.ScheduleId(request)) is { State: ScheduleState.Waiting } waiting)
            _provisioner.Remove(waiting);
        Approvals.Close(request);
        request.Status = RequestStatus.Canceled;
        request.Completed = _tenant.Now;
        _audit.Canceled(request, caller);
        _tenant.DueEvents.Add(_tenant.Now + CanceledKept, () => _service.Store.Remove(request));
    }

    private static void RequireValidSchedule(RequestContext context)
    {
        if (context.Draft.Expiration?.EndFrom(context.Start) is { } end && end - context.Start < ShortestGrant)
            throw PimErrors.RequestSchedule("An assignment must last for at least 5 minutes.");
    }

    private void Check(IRequestAction action, RequestContext context)
    {
        try
        {
            action.Check(context);
        }
        catch (ServiceException refusal) when (!context.Draft.IsValidationOnly)
        {
            _audit.Refused(context.Kind, context.Draft, context.Caller, refusal.Message);
            throw;
        }
    }
}
