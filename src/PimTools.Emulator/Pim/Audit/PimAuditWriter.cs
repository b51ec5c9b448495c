using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>Writes the activities of one service into the audit log.</summary>
internal class PimAuditWriter
{
    private readonly TenantState _tenant;
    private readonly AuditStore _store;
    private readonly IAuditSource _source;

    public PimAuditWriter(TenantState tenant, AuditStore store, IAuditSource source)
    {
        _tenant = tenant;
        _store = store;
        _source = source;
    }

    public virtual void Requested(ScheduleRequest request) =>
        Write(AuditActivities.Requested(request.Action, request.Kind, IsPermanent(request)), request, request.CreatedBy, request.CorrelationId);

    public void ApprovalRequested(ScheduleRequest request) =>
        Write(AuditActivities.ApprovalRequested, request, request.CreatedBy, request.CorrelationId);

    /// <summary>Records a submission that PIM refused and that never became a request.</summary>
    public virtual void Refused(ScheduleKind kind, RequestDraft draft, Caller caller, string reason)
    {
        var refused = new ScheduleRequest(draft.Id ?? _tenant.Ids.Next(), kind, draft) { CreatedBy = caller.ObjectId };
        Write(AuditActivities.Requested(draft.Action, kind, IsPermanent(refused)), refused, caller.ObjectId, _tenant.Ids.Next(), reason);
    }

    public virtual void Completed(ScheduleRequest request) =>
        Write(AuditActivities.Completed(request.Action, request.Kind, IsPermanent(request)), request, request.CreatedBy, _tenant.Ids.Next());

    public virtual void Canceled(ScheduleRequest request, Caller caller) =>
        Write(AuditActivities.Canceled(request.Action, request.Kind, IsPermanent(request)), request, caller.ObjectId, _tenant.Ids.Next());

    public void Approved(ScheduleRequest request, Caller approver, string? justification) =>
        Write(AuditActivities.Approved, request, approver.ObjectId, _tenant.Ids.Next(), approverJustification: justification);

    public void Denied(ScheduleRequest request, Caller approver, string? justification) =>
        Write(AuditActivities.Denied, request, approver.ObjectId, _tenant.Ids.Next(), "The request was denied.", justification);

    public void RequestExpired(ScheduleRequest request) =>
        Write(AuditActivities.RequestExpired, request, initiator: null, _tenant.Ids.Next(), "Nobody decided within 24 hours.");

    public virtual void Expired(Schedule schedule) => Write(AuditActivities.Expired(schedule), schedule, initiator: null);

    public virtual void OutsideOfPim(Schedule schedule, Caller caller) => Write(AuditActivities.OutsideOfPim, schedule, caller.ObjectId);

    public virtual void RemovedDirect(Schedule schedule, Caller caller) => Write(AuditActivities.RemovedDirect, schedule, caller.ObjectId);

    /// <summary>Records that a rule of a policy was replaced.</summary>
    public virtual void SettingUpdated(GrantTarget target, string policyId, JsonObject before, JsonObject after, Caller caller)
    {
        var ruleId = (string)after["id"]!;
        var role = _source.AuditTargets(target).ToList();
        role[0] = role[0] with { PropertyName = ruleId, OldValue = JsonText.Write(before), NewValue = JsonText.Write(after) };
        _store.Add(_store.Begin(AuditActivities.SettingUpdated) with
        {
            Category = "Policy",
            CorrelationId = _tenant.Ids.Next(),
            Initiator = AuditInitiator.Of(_tenant.Directory.Find(caller.ObjectId)),
            Targets = role,
            Details = [new KeyValuePair<string, string>("PolicyId", policyId), new KeyValuePair<string, string>("RuleId", ruleId)],
        });
    }

    private static bool IsPermanent(ScheduleRequest request) => request.Draft.Expiration?.IsPermanent ?? false;

    private void Write(
        string activity,
        ScheduleRequest request,
        string? initiator,
        string correlationId,
        string? failure = null,
        string? approverJustification = null)
    {
        var details = new List<KeyValuePair<string, string>>();
        void Detail(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                details.Add(new KeyValuePair<string, string>(key, value!));
        }

        Detail("RoleDefinitionOriginId", request.Target.Role);
        NameRequest(details, request.Id);
        Detail("StartTime", request.Start is { } start ? IsoTime.Text(start) : null);
        Detail("ExpirationTime", request.Start is { } from && request.Draft.Expiration?.EndFrom(from) is { } end ? IsoTime.Text(end) : null);
        Detail("Justification", request.Draft.Justification);
        Detail("TicketNumber", request.Draft.TicketNumber);
        Detail("TicketSystem", request.Draft.TicketSystem);
        Detail("ApproverJustification", approverJustification);
        var reason = approverJustification ?? request.Draft.Justification;
        Add(activity, initiator, correlationId, Targets(request.Target, request.PrincipalId, request.Id), details, failure, reason);
    }

    private void Write(string activity, Schedule schedule, string? initiator)
    {
        var details = new List<KeyValuePair<string, string>> { new("RoleDefinitionOriginId", schedule.Target.Role) };
        if (schedule.CreatedUsing is { } request)
            NameRequest(details, request);
        var targets = Targets(schedule.Target, schedule.PrincipalId, schedule.CreatedUsing);
        Add(activity, initiator, _tenant.Ids.Next(), targets, details, failure: null);
    }

    private void Add(
        string activity,
        string? initiator,
        string correlationId,
        IEnumerable<AuditTarget> targets,
        List<KeyValuePair<string, string>> details,
        string? failure,
        string? justification = null) =>
        _store.Add(_store.Begin(activity) with
        {
            Category = _source.AuditCategory,
            CorrelationId = correlationId,
            FailureReason = failure,
            Justification = justification,
            Initiator = AuditInitiator.Of(initiator is null ? null : _tenant.Directory.Find(initiator)),
            Targets = [.. targets],
            Details = details,
        });

    // Records of Entra roles name their request in a detail; the others have it as a target alone, beside a detail with an id of its own (observed).
    private void NameRequest(List<KeyValuePair<string, string>> details, string requestId) => details.Add(_source.AuditCategory == "RoleManagement"
        ? new KeyValuePair<string, string>("RoleAssignmentRequestId", requestId)
        : new KeyValuePair<string, string>("RequestId", _tenant.Ids.Next()));

    private IEnumerable<AuditTarget> Targets(GrantTarget target, string principalId, string? requestId)
    {
        var about = _source.AuditTargets(target).ToList();
        var principal = _tenant.Directory.Find(principalId);
        about.Insert(1, new AuditTarget(principal?.AuditType ?? "Other", principalId, principal?.DisplayName)
        {
            UserPrincipalName = (principal as User)?.UserPrincipalName,
        });
        return requestId is null ? about : about.Append(new AuditTarget("Request", requestId, DisplayName: null));
    }
}
