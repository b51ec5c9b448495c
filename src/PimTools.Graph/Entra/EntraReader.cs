using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Entra;

/// <summary>Reads what the service says into the model.</summary>
internal static class EntraReader
{
    public static PimRole Role(JsonRecord element) => new(PimKind.EntraRole, element.Text("id").Required("id"), element.Text("displayName") ?? element.Text("id")!)
    {
        Description = element.Text("description"),
        IsBuiltIn = element.Text("isBuiltIn").AsFlag(),
        IsEnabled = element.Text("isEnabled").AsFlag(),
        TemplateId = element.Text("templateId"),
    };

    /// <summary>A role with its permissions.</summary>
    public static PimRole Definition(JObject element) => new(PimKind.EntraRole, element.RequiredText("id"), element.Text("displayName") ?? element.RequiredText("id"))
    {
        Description = element.Text("description"),
        IsBuiltIn = element.OptionalFlag("isBuiltIn"),
        IsEnabled = element.OptionalFlag("isEnabled"),
        IsPrivileged = element.OptionalFlag("isPrivileged"),
        TemplateId = element.Text("templateId"),
        Permissions = PermissionReader.Read(
            element.Children("rolePermissions"), ("allowedResourceActions", string.Empty), ("excludedResourceActions", "not: ")),
    };

    /// <summary>The role of an assignment or a request, which expands it.</summary>
    public static PimRole RoleOf(JsonRecord element)
    {
        var id = element.Text("roleDefinitionId").Required("roleDefinitionId");
        return element.Child("roleDefinition") is { } role && role.Text("displayName") is not null
            ? Role(role)
            : new PimRole(PimKind.EntraRole, id, id);
    }

    public static PimAssignment Assignment(JsonRecord element, PimAssignmentType type, bool isSchedule, EntraNames names) =>
        Assignment(element, type, RoleOf(element), names.Scope(element), names.Principal(element), isSchedule);

    /// <summary>An assignment whose names are known.</summary>
    public static PimAssignment Assignment(
        JsonRecord element, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal, bool isSchedule = false) => new(
        element.Text("id").Required("id"), type, role, scope, principal)
    {
        State = AssignmentTimes.State(element, type, isSchedule),
        MemberType = element.Text("memberType").AsWord<PimMemberType>() ?? PimMemberType.Unknown,
        ScheduleId = element.Text(isSchedule ? "id" : type == PimAssignmentType.Eligible ? "roleEligibilityScheduleId" : "roleAssignmentScheduleId"),
        CreatedUsing = element.Text("createdUsing"),
        Created = element.Text("createdDateTime").AsTime(),
        Start = AssignmentTimes.Start(element),
        End = AssignmentTimes.End(element),
    };
}
