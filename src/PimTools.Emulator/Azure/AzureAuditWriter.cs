using System.Net;
using System.Text.Json.Nodes;
using System.Xml;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Writes what happens to Azure roles into the audit log, as for every kind, and into the activity log of Azure.</summary>
internal sealed class AzureAuditWriter : PimAuditWriter
{
    private const string Provider = "Microsoft.Authorization/";
    private const string Assignments = "roleAssignments";

    private readonly TenantState _tenant;
    private readonly AzurePimService _service;
    private readonly ActivityLog _activity;

    public AzureAuditWriter(TenantState tenant, AuditStore store, AzurePimService service, ActivityLog activity)
        : base(tenant, store, service)
    {
        _tenant = tenant;
        _service = service;
        _activity = activity;
    }

    public override void Requested(ScheduleRequest request)
    {
        base.Requested(request);
        AddRequest(request, "/write", HttpStatusCode.Created);
    }

    public override void Refused(ScheduleKind kind, RequestDraft draft, Caller caller, string reason)
    {
        base.Refused(kind, draft, caller, reason);
        var refused = new ScheduleRequest(draft.Id ?? _activity.NextId(), kind, draft)
        {
            CreatedBy = caller.ObjectId,
            IsCreatedWithMfa = caller.HasMfa,
            CorrelationId = _activity.NextId(),
        };
        AddRequest(refused, "/write", HttpStatusCode.BadRequest, new JsonObject { ["error"] = new JsonObject { ["code"] = "BadRequest", ["message"] = reason } });
    }

    public override void Canceled(ScheduleRequest request, Caller caller)
    {
        base.Canceled(request, caller);
        Add(TypeOf(request) + "/cancel/action", request.Target, TypeOf(request), request.Id, caller.ObjectId, hasMfa: caller.HasMfa);
    }

    /// <summary>PIM itself makes a role assignment of what is in force from now on, and deletes one for what is taken away.</summary>
    public override void Completed(ScheduleRequest request)
    {
        base.Completed(request);
        if (request.Kind != ScheduleKind.Active)
            return;

        var isRemoval = request.Action is RequestAction.AdminRemove or RequestAction.SelfDeactivate;
        AddAssignment(isRemoval ? "/delete" : "/write", request.Target, request.PrincipalId, request.TargetScheduleId ?? request.Id, caller: null);
    }

    public override void Expired(Schedule schedule)
    {
        base.Expired(schedule);
        if (schedule.Kind == ScheduleKind.Active)
            AddAssignment("/delete", schedule.Target, schedule.PrincipalId, schedule.Id, caller: null);
    }

    public override void OutsideOfPim(Schedule schedule, Caller caller)
    {
        base.OutsideOfPim(schedule, caller);
        AddAssignment("/write", schedule.Target, schedule.PrincipalId, schedule.Id, caller);
    }

    public override void RemovedDirect(Schedule schedule, Caller caller)
    {
        base.RemovedDirect(schedule, caller);
        AddAssignment("/delete", schedule.Target, schedule.PrincipalId, schedule.Id, caller);
    }

    public override void SettingUpdated(GrantTarget target, string policyId, JsonObject before, JsonObject after, Caller caller)
    {
        base.SettingUpdated(target, policyId, before, after, caller);
        var body = new JsonObject { ["properties"] = new JsonObject { ["rules"] = new JsonArray(after.DeepClone()) } };
        Add("roleManagementPolicies/write", target, "roleManagementPolicies", policyId, caller.ObjectId, body, hasMfa: caller.HasMfa);
    }

    private static string TypeOf(ScheduleRequest request) => AzureShapes.TypeOf(request.Kind) + "Requests";

    private void AddRequest(ScheduleRequest request, string verb, HttpStatusCode status, JsonObject? answer = null) => Add(
        TypeOf(request) + verb,
        request.Target,
        TypeOf(request),
        request.Id,
        request.CreatedBy,
        Body(request),
        answer,
        status,
        request.CorrelationId,
        request.IsCreatedWithMfa);

    // The body of a deletion is empty; its answer tells what was deleted.
    private void AddAssignment(string verb, GrantTarget target, string principalId, string name, Caller? caller)
    {
        var isDeletion = verb == "/delete";
        var properties = new JsonObject
        {
            ["PrincipalId"] = principalId,
            ["PrincipalType"] = _tenant.Directory.Find(principalId)?.AuditType ?? "User",
            ["RoleDefinitionId"] = _service.Tree.Tenant.IdOf("roleDefinitions", target.Role),
            ["Scope"] = AzureShapes.ScopeId(_service.ScopeOf(target)),
        };
        var body = new JsonObject { ["Id"] = name, ["Properties"] = properties };
        Add(
            Assignments + verb,
            target,
            Assignments,
            name,
            caller?.ObjectId,
            isDeletion ? null : body,
            isDeletion ? body : null,
            isDeletion ? HttpStatusCode.OK : HttpStatusCode.Created,
            hasMfa: caller?.HasMfa ?? false);
    }

    private static JsonObject Body(ScheduleRequest request)
    {
        var expiration = request.Draft.Expiration;
        var properties = new JsonObject
        {
            ["principalId"] = request.PrincipalId,
            ["roleDefinitionId"] = "/providers/Microsoft.Authorization/roleDefinitions/" + request.Target.Role,
            ["requestType"] = request.Action.ToString(),
            ["justification"] = request.Draft.Justification,
            ["ticketInfo"] = ScheduleJson.Ticket(request),
            ["scheduleInfo"] = expiration is null ? null : new JsonObject
            {
                ["startDateTime"] = IsoTime.Node(request.Start),
                ["expiration"] = new JsonObject
                {
                    ["type"] = expiration.Type,
                    ["endDateTime"] = IsoTime.Node(expiration.End),
                    ["duration"] = expiration.Duration is { } duration ? XmlConvert.ToString(duration) : null,
                },
            },
        };
        return new JsonObject { ["properties"] = properties };
    }

    private void Add(
        string operation,
        GrantTarget target,
        string type,
        string name,
        string? callerId,
        JsonObject? requestBody = null,
        JsonObject? responseBody = null,
        HttpStatusCode status = HttpStatusCode.OK,
        string? correlationId = null,
        bool hasMfa = false)
    {
        var scope = _service.ScopeOf(target);
        var id = _activity.NextId();
        var caller = callerId is null ? AuditInitiator.Service : AuditInitiator.Of(_tenant.Directory.Find(callerId));
        _activity.Add(new ActivityOperation(id, _tenant.Now, Provider + operation, scope, scope.IdOf(type, name), caller)
        {
            CorrelationId = string.IsNullOrEmpty(correlationId) ? id : correlationId!,
            HasMfa = hasMfa,
            Status = status,
            RequestBody = requestBody,
            ResponseBody = responseBody,
        });
    }
}
