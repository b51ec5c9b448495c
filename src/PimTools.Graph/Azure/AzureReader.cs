using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Azure;

/// <summary>Reads what the service says, once it is out of its envelope, into the model.</summary>
internal static class AzureReader
{
    public static PimRole Role(JObject definition, PimScope scope)
    {
        var id = definition.RequiredText("id");
        return new PimRole(PimKind.AzureRole, id, definition.Text("roleName") ?? id)
        {
            Description = definition.Text("description"),
            IsBuiltIn = IsBuiltIn(definition.Text("type")),
            Created = definition.Time("createdDateTime"),
            Updated = definition.Time("updatedOn"),
            Scope = scope,
        };
    }

    /// <summary>A role with its permissions.</summary>
    public static PimRole Definition(JObject definition, PimScope scope)
    {
        var id = definition.RequiredText("id");
        return new PimRole(PimKind.AzureRole, id, definition.Text("roleName") ?? id)
        {
            Description = definition.Text("description"),
            IsBuiltIn = IsBuiltIn(definition.Text("type")),
            Created = definition.Time("createdDateTime"),
            Updated = definition.Time("updatedOn"),
            Scope = scope,
            Permissions = PermissionReader.Read(
                definition.Children("permissions"), ("actions", string.Empty), ("notActions", "not: "), ("dataActions", "data: "), ("notDataActions", "not data: ")),
        };
    }

    /// <summary>Null where the word is unknown or not there.</summary>
    public static bool? IsBuiltIn(string? type) => type?.ToUpperInvariant() switch
    {
        "BUILTINROLE" => true,
        "CUSTOMROLE" => false,
        _ => null,
    };

    /// <summary>A management group or subscription as getEntities tells it, in its envelope: its id is the whole path.</summary>
    public static PimScope Entity(JObject element)
    {
        var properties = element.Child("properties");
        return AzureScopeId.ToScope(element.RequiredText("id"), properties?.Text("displayName"), properties?.Child("parent")?.Text("id"));
    }

    /// <summary>A resource group, or a scope below an eligible one.</summary>
    public static PimScope Scope(JObject element) => AzureScopeId.ToScope(element.RequiredText("id"), element.Text("name"));

    public static PimAssignment Assignment(JObject element, PimAssignmentType type, bool isSchedule, PimMemberType memberType, AzureNames names)
    {
        var scope = AzureNames.Scope(element);
        var times = JsonRecord.Of(element);
        return new PimAssignment(element.RequiredText("id"), type, AzureNames.Role(element, scope), scope, names.Principal(element))
        {
            State = AssignmentTimes.State(times, type, isSchedule),
            MemberType = memberType,
            ScheduleId = element.Text(isSchedule ? "id" : type == PimAssignmentType.Eligible ? "roleEligibilityScheduleId" : "roleAssignmentScheduleId"),
            Condition = element.Text("condition"),
            ConditionVersion = element.Text("conditionVersion"),
            CreatedUsing = element.Text("createdUsing"),
            Created = element.Time("createdDateTime"),
            LinkedEligibilityScheduleId = element.Text("linkedRoleEligibilityScheduleId"),
            Start = AssignmentTimes.Start(times),
            End = AssignmentTimes.End(times),
        };
    }

    public static PimRequest Request(JObject element, PimAssignmentType type, AzureNames names)
    {
        var scope = AzureNames.Scope(element);
        return RequestReader.Read(
            JsonRecord.Of(element), type, AzureNames.Role(element, scope), scope, names.Principal(element), names.CreatedBy(element), Array.Empty<PimApprover>());
    }
}
