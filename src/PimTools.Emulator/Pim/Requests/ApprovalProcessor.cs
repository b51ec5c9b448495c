using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>Stores the approvals of one service, and decides them.</summary>
internal sealed class ApprovalProcessor
{
    /// <summary>The time that approvers have (documented: pim-approval-workflow).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly TenantState _tenant;
    private readonly PimService _service;
    private readonly PimAuditWriter _audit;
    private readonly Dictionary<string, Approval> _approvals = new(StringComparer.OrdinalIgnoreCase);

    public ApprovalProcessor(TenantState tenant, PimService service, PimAuditWriter audit)
    {
        _tenant = tenant;
        _service = service;
        _audit = audit;
    }

    public IEnumerable<Approval> All => _approvals.Values;

    public Approval? Find(string id) => _approvals.TryGetValue(id, out var found) ? found : null;

    /// <summary>Makes a request pending; <paramref name="provision"/> runs when it is approved.</summary>
    public void Open(ScheduleRequest request, Action provision)
    {
        var approval = new Approval(request, _tenant.Ids.Next(), provision);
        _approvals.Add(approval.Id, approval);
        request.Status = RequestStatus.PendingApproval;
        request.ApprovalId = approval.Id;
        request.TargetScheduleId = _service.ScheduleId(request);
        _audit.ApprovalRequested(request);
        _tenant.DueEvents.Add(_tenant.Now + Window, () => Expire(approval));
    }

    public bool IsApprover(Approval approval, string principalId)
    {
        var named = _service.PolicyFor(approval.Request.Draft).Approvers.ToList();
        return named.Count == 0
            ? _service.DefaultApprovers(approval.Request.Target).Contains(principalId, StringComparer.OrdinalIgnoreCase)
            : named.Any(approver => approver.IsGroup
                ? _tenant.Directory.Find<Group>(approver.Id)?.Members.Contains(principalId) is true
                : approver.Id.Equals(principalId, StringComparison.OrdinalIgnoreCase));
    }

    public bool IsApprover(ScheduleRequest request, Caller caller) => Find(request.Id) is { } approval && IsApprover(approval, caller.ObjectId);

    /// <summary>
    /// Tells whether a caller may decide: an approver may, unless it is the principal or an application (documented: pim-approval-workflow).
    /// </summary>
    public bool MayDecide(Approval approval, Caller caller) =>
        !caller.IsApplication && IsApprover(approval, caller.ObjectId) && !caller.Is(approval.Request.PrincipalId);

    public void Decide(Approval approval, Caller caller, bool approve, string? justification)
    {
        if (!MayDecide(approval, caller))
            throw ServiceException.Forbidden();
        if (!approval.IsOpen)
            throw ServiceException.Conflict("The approval step has already been decided.");
        if (string.IsNullOrWhiteSpace(justification) && _service.PolicyFor(approval.Request.Draft).IsApproverJustificationRequired)
            throw ServiceException.BadRequest("A justification is required to decide this request.");

        approval.Status = "Completed";
        approval.Result = approve ? "Approve" : "Deny";
        approval.ReviewedBy = caller.ObjectId;
        approval.Reviewed = _tenant.Now;
        approval.Justification = justification ?? "";
        if (approve)
        {
            _audit.Approved(approval.Request, caller, justification);
            approval.Provision();
        }
        else
        {
            approval.Request.Status = RequestStatus.Denied;
            approval.Request.Completed = _tenant.Now;
            _audit.Denied(approval.Request, caller, justification);
        }
    }

    /// <summary>Closes the approval of a canceled request.</summary>
    public void Close(ScheduleRequest request)
    {
        if (Find(request.Id) is { IsOpen: true } approval)
            approval.Status = "Completed";
    }

    private void Expire(Approval approval)
    {
        if (!approval.IsOpen)
            return;

        approval.Status = "Expired";
        approval.Request.Status = RequestStatus.Failed;
        approval.Request.Completed = _tenant.Now;
        _audit.RequestExpired(approval.Request);
    }
}
