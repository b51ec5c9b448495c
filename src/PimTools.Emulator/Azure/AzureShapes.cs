using System.Text.Json.Nodes;
using System.Xml;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Writes schedules, instances, requests and plain assignments of Azure as JSON.</summary>
internal sealed class AzureShapes
{
    private readonly TenantState _tenant;
    private readonly AzurePimService _service;

    public AzureShapes(TenantState tenant, AzurePimService service)
    {
        _tenant = tenant;
        _service = service;
    }

    /// <summary>The names of the resource types: RoleEligibilitySchedule… and RoleAssignmentSchedule….</summary>
    public static string TypeOf(ScheduleKind kind) => "Role" + kind.TypeName();

    public JsonObject Schedule(ScheduleInstance held, AzureScope readAt)
    {
        var schedule = held.Schedule;
        var type = TypeOf(schedule.Kind);
        var properties = Held(held, readAt);
        properties[Camel(type) + "RequestId"] = schedule.CreatedUsing is { } request ? ScopeOf(held).IdOf(type + "Requests", request) : null;
        properties["updatedOn"] = IsoTime.Node(schedule.Modified ?? schedule.Created ?? schedule.Start);
        if (schedule.Kind == ScheduleKind.Active)
        {
            properties["assignmentType"] = schedule.AssignmentType;
            properties["linkedRoleEligibilityScheduleId"] = schedule.ActivatedUsing;
        }

        return Resource(ScopeOf(held), type + "s", schedule.Id, properties);
    }

    public JsonObject Instance(ScheduleInstance held, AzureScope readAt)
    {
        var schedule = held.Schedule;
        var type = TypeOf(schedule.Kind);
        var properties = Held(held, readAt);
        properties[Camel(type) + "Id"] = ScopeOf(held).IdOf(type + "s", schedule.Id);
        if (schedule.Kind == ScheduleKind.Active)
        {
            properties["assignmentType"] = schedule.AssignmentType;
            properties["originRoleAssignmentId"] = ScopeOf(held).IdOf("roleAssignments", _service.InstanceId(held));
            properties["linkedRoleEligibilityScheduleId"] = schedule.ActivatedUsing;
            properties["linkedRoleEligibilityScheduleInstanceId"] =
                schedule.ActivatedUsing is { } id && _service.Store.FindSchedule(id) is { } eligibility
                    ? _service.InstanceId(new ScheduleInstance(eligibility, eligibility.PrincipalId))
                    : null;
        }

        return Resource(ScopeOf(held), type + "Instances", _service.InstanceId(held), properties);
    }

    public JsonObject Request(ScheduleRequest request, AzureScope readAt)
    {
        var type = TypeOf(request.Kind);
        var properties = About(request.Target, request.PrincipalId, readAt);
        properties[$"target{type}Id"] = request.TargetScheduleId;
        properties[$"target{type}InstanceId"] = null;
        properties["requestType"] = request.Action.ToString();
        properties["status"] = request.Status;
        properties["approvalId"] = request.ApprovalId is { } approval ? _service.Tree.Tenant.IdOf("roleAssignmentApprovals", approval) : null;
        properties["scheduleInfo"] = ScheduleInfo(request);
        properties["ticketInfo"] = ScheduleJson.Ticket(request);
        properties["justification"] = request.Draft.Justification;
        properties["requestorId"] = request.CreatedBy;
        properties["createdOn"] = IsoTime.Node(request.Created);
        if (request.Kind == ScheduleKind.Active)
            properties["linkedRoleEligibilityScheduleId"] = request.Draft.LinkedEligibilityId;
        AddCondition(properties, request.Draft.Condition);
        return Resource(_service.ScopeOf(request.Target), type + "Requests", request.Id, properties);
    }

    /// <summary>Writes a plain role assignment, as Azure itself has it.</summary>
    public JsonObject Assignment(ScheduleInstance held, AzureScope readAt)
    {
        var schedule = held.Schedule;
        var properties = new JsonObject
        {
            ["roleDefinitionId"] = RoleId(schedule.Target, readAt),
            ["principalId"] = schedule.PrincipalId,
            ["principalType"] = PrincipalType(schedule.PrincipalId),
            ["scope"] = ScopeId(ScopeOf(held)),
            ["createdOn"] = IsoTime.Node(schedule.Created ?? schedule.Start),
            ["updatedOn"] = IsoTime.Node(schedule.Modified ?? schedule.Created ?? schedule.Start),
            ["createdBy"] = schedule.CreatedBy ?? RequestorOf(schedule),
            ["updatedBy"] = schedule.ModifiedBy ?? RequestorOf(schedule),
            ["delegatedManagedIdentityResourceId"] = null,
            ["description"] = schedule.Description,
        };
        AddCondition(properties, schedule.Condition);
        return Resource(ScopeOf(held), "roleAssignments", _service.InstanceId(held), properties);
    }

    /// <summary>Gives the id of a role as it is written at the scope of the call: below a subscription it begins with the subscription.</summary>
    public string RoleId(GrantTarget target, AzureScope readAt)
    {
        var subscription = readAt.Kind == AzureScopeKind.Tenant ? _service.ScopeOf(target).Subscription : readAt.Subscription;
        return (subscription ?? _service.Tree.Tenant).IdOf("roleDefinitions", target.Role);
    }

    public static JsonObject ExpandedScope(AzureScope scope) => new()
    {
        ["id"] = ScopeId(scope),
        ["displayName"] = scope.DisplayName,
        ["type"] = scope.TypeName,
    };

    public JsonObject ExpandedRole(GrantTarget target, AzureScope readAt) => new()
    {
        ["id"] = RoleId(target, readAt),
        ["displayName"] = _service.RoleOf(target).Name,
        ["type"] = _service.RoleOf(target).IsBuiltIn ? "BuiltInRole" : "CustomRole",
    };

    public static string ScopeId(AzureScope scope) => scope.Id.Length == 0 ? "/" : scope.Id;

    private JsonObject Held(ScheduleInstance held, AzureScope readAt)
    {
        var schedule = held.Schedule;
        var properties = About(schedule.Target, schedule.PrincipalId, readAt);
        properties["status"] = schedule.Status;
        properties["startDateTime"] = IsoTime.Node(schedule.Start);
        properties["endDateTime"] = IsoTime.Node(schedule.End);
        properties["memberType"] = MemberType(held, readAt);
        properties["createdOn"] = IsoTime.Node(schedule.Created ?? schedule.Start);
        AddCondition(properties, schedule.Condition);
        return properties;
    }

    // An assignment from a scope above is inherited; there is none above the tenant.
    private string MemberType(ScheduleInstance held, AzureScope readAt)
    {
        if (held.IsThroughGroup)
            return "Group";
        return readAt != ScopeOf(held) && readAt.IsAtOrBelow(ScopeOf(held)) ? "Inherited" : "Direct";
    }

    private JsonObject About(GrantTarget target, string principalId, AzureScope readAt)
    {
        var principal = _tenant.Directory.Find(principalId);
        return new JsonObject
        {
            ["scope"] = ScopeId(_service.ScopeOf(target)),
            ["roleDefinitionId"] = RoleId(target, readAt),
            ["principalId"] = principalId,
            ["principalType"] = PrincipalType(principalId),
            ["expandedProperties"] = new JsonObject
            {
                ["scope"] = ExpandedScope(_service.ScopeOf(target)),
                ["roleDefinition"] = ExpandedRole(target, readAt),
                ["principal"] = new JsonObject
                {
                    ["id"] = principalId,
                    ["displayName"] = principal?.DisplayName,
                    ["email"] = (principal as User)?.UserPrincipalName,
                    ["type"] = PrincipalType(principalId),
                },
            },
        };
    }

    private static JsonObject? ScheduleInfo(ScheduleRequest request)
    {
        if (request.Draft.Expiration is not { } expiration)
            return null;

        return new JsonObject
        {
            ["startDateTime"] = IsoTime.Node(request.Start),
            ["expiration"] = new JsonObject
            {
                ["type"] = char.ToUpperInvariant(expiration.Type[0]) + expiration.Type.Substring(1),
                ["endDateTime"] = IsoTime.Node(expiration.End),
                ["duration"] = expiration.Duration is { } duration ? XmlConvert.ToString(duration) : null,
            },
        };
    }

    private static void AddCondition(JsonObject properties, GrantCondition? condition)
    {
        properties["condition"] = condition?.Text;
        properties["conditionVersion"] = condition?.Version;
    }

    private string? RequestorOf(Schedule schedule) =>
        schedule.CreatedUsing is { } request ? _service.Store.FindRequest(request)?.CreatedBy : null;

    private string PrincipalType(string principalId) => _tenant.Directory.Find(principalId)?.AuditType ?? "User";

    private AzureScope ScopeOf(ScheduleInstance held) => _service.ScopeOf(held.Schedule.Target);

    private static JsonObject Resource(AzureScope scope, string type, string name, JsonObject properties) => new()
    {
        ["properties"] = properties,
        ["name"] = name,
        ["id"] = scope.IdOf(type, name),
        ["type"] = "Microsoft.Authorization/" + type,
    };

    private static string Camel(string type) => char.ToLowerInvariant(type[0]) + type.Substring(1);
}
