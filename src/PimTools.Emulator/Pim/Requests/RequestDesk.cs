using System;
using System.Collections.Generic;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>Takes requests of one surface: checks, records, carries out, takes back.</summary>
internal sealed class RequestDesk
{
    /// <summary>No grant may be shorter (documented: pim-how-to-activate-role).</summary>
    private static readonly TimeSpan ShortestGrant = TimeSpan.FromMinutes(5);

    /// <summary>How long a canceled request can still be read (documented: unifiedroleassignmentschedulerequest-cancel).</summary>
    private static readonly TimeSpan CanceledKept = TimeSpan.FromDays(30);

    private readonly TenantState _tenant;
    private readonly PimSurface _surface;
    private readonly PimJournal _journal;
    private readonly Provisioner _provisioner;
    private readonly Dictionary<RequestAction, IRequestAction> _actions;

    public RequestDesk(TenantState tenant, PimSurface surface, PimJournal journal)
    {
        _tenant = tenant;
        _surface = surface;
        _journal = journal;
        _provisioner = new Provisioner(tenant, surface, _journal);
        Approvals = new ApprovalDesk(tenant, surface, _journal);

        var book = surface.Book;
        var removals = new RemovalDesk(tenant, book, _provisioner, _journal);
        var update = new AdminUpdate(book, _provisioner);
        var ask = new SelfExtend(book);
        _actions = new Dictionary<RequestAction, IRequestAction>
        {
            [RequestAction.AdminAssign] = new AdminAssign(book, _provisioner),
            [RequestAction.AdminUpdate] = update,
            [RequestAction.AdminExtend] = update,
            [RequestAction.AdminRenew] = new AdminRenew(book, _provisioner),
            [RequestAction.AdminRemove] = new AdminRemove(surface, removals),
            [RequestAction.SelfActivate] = new SelfActivate(surface, _provisioner, Approvals),
            [RequestAction.SelfDeactivate] = new SelfDeactivate(surface, removals),
            [RequestAction.SelfExtend] = ask,
            [RequestAction.SelfRenew] = ask,
        };
    }

    public ApprovalDesk Approvals { get; }

    public ScheduleRequest Submit(ScheduleKind kind, RequestDraft asked, Caller caller)
    {
        if (asked.Action.IsSelf() && !caller.Is(asked.PrincipalId))
            throw Refusal.Request("The principal of a self-service request must be the caller.");

        var draft = asked with { Target = _surface.Resolve(asked.Target, asked.PrincipalId, kind) };
        var context = new RequestContext(kind, draft, caller, _surface.PolicyFor(draft), _tenant.Now);
        RequireSaneSchedule(context);
        var action = _actions[draft.Action];
        Check(action, context);

        var request = new ScheduleRequest(draft.Id ?? _tenant.Ids.Next(), kind, draft)
        {
            CreatedBy = caller.ObjectId,
            IsCreatedByApplication = caller.IsApplication,
            Created = _tenant.Now,
            CorrelationId = _tenant.Ids.Next(),
        };
        if (draft.IsValidationOnly)
            return request;

        _surface.Prepare(draft.Target);
        _surface.Book.Add(request);
        _journal.Requested(request);
        action.Apply(context, request);
        return request;
    }

    /// <summary>Takes back a request that still waits, for somebody or for its start.</summary>
    public void Cancel(ScheduleRequest request, Caller caller)
    {
        if (!RequestStatus.IsCancelable(request.Status))
            throw GraphException.BadRequest($"A request in the status {request.Status} cannot be canceled.");

        if (_surface.Book.FindSchedule(_surface.ScheduleId(request)) is { State: ScheduleState.Waiting } waiting)
            _provisioner.Remove(waiting);
        Approvals.Close(request);
        request.Status = RequestStatus.Canceled;
        request.Completed = _tenant.Now;
        _journal.Canceled(request, caller);
        _tenant.Agenda.At(_tenant.Now + CanceledKept, () => _surface.Book.Remove(request));
    }

    private static void RequireSaneSchedule(RequestContext context)
    {
        if (context.Draft.Expiration?.EndFrom(context.Start) is { } end && end - context.Start < ShortestGrant)
            throw Refusal.RequestSchedule("An assignment must last for at least 5 minutes.");
    }

    private void Check(IRequestAction action, RequestContext context)
    {
        try
        {
            action.Check(context);
        }
        catch (GraphException refusal) when (!context.Draft.IsValidationOnly)
        {
            _journal.Refused(context.Kind, context.Draft, context.Caller, refusal.Message);
            throw;
        }
    }
}
