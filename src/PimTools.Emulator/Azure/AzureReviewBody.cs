using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Azure;

/// <summary>Reads the body of a new review of an Azure role (documented: access-review-schedule-definitions create or update by id).</summary>
internal static class AzureReviewBody
{
    /// <param name="request">The call.</param>
    /// <param name="service">The roles and scopes there are.</param>
    /// <param name="remove">Takes an assignment away.</param>
    /// <param name="id">The review's id.</param>
    /// <param name="now">The time of the call.</param>
    public static AccessReview Read(ArmRequest request, AzurePimService service, Action<Schedule> remove, string id, DateTimeOffset now)
    {
        var body = new BodyReader(
            request.Properties(), "Microsoft.Authorization.AccessReviewScheduleDefinitionProperties",
            "displayName", "status", "descriptionForAdmins", "descriptionForReviewers", "createdBy", "scope", "reviewers", "backupReviewers", "reviewersType", "settings", "instances");
        var content = body.Object("scope") ?? throw body.Missing("scope");
        var scope = new BodyReader(
            content, "Microsoft.Authorization.AccessReviewScope",
            "resourceId", "roleDefinitionId", "principalType", "assignmentState", "inactiveDuration", "expandNestedMemberships", "includeInheritedAccess",
            "includeAccessBelowResource", "excludeResourceId", "excludeRoleDefinitionId");
        var place = ArmScope.Require(service.Tree, scope.RequiredText("resourceId"));
        if (!place.IsAtOrBelow(request.Scope))
            throw ServiceException.Pim("InvalidScope", $"The resource '{place.Id}' does not lie in '{request.Scope.Id}'.");

        var roleId = scope.RequiredText("roleDefinitionId");
        var role = service.Roles.Find(roleId.Substring(roleId.LastIndexOf('/') + 1))
            ?? throw ServiceException.Pim("RoleDefinitionDoesNotExist", $"The specified role definition with ID '{roleId}' does not exist.");
        var isSelf = string.Equals(body.Text("reviewersType"), "Self", StringComparison.OrdinalIgnoreCase);
        return new AccessReview(id, Subject(service, role, place, scope.Text("assignmentState"), remove), ReviewSettingsJson.Read(body.Object("settings") ?? throw body.Missing("settings"), now))
        {
            DisplayName = body.RequiredText("displayName"),
            DescriptionForAdmins = body.Text("descriptionForAdmins"),
            DescriptionForReviewers = body.Text("descriptionForReviewers"),
            CreatedBy = request.Caller.ObjectId,
            Created = now,
            Modified = now,
            Scope = (JsonObject)content.DeepClone(),
            Reviewers = isSelf ? [] : (JsonArray)(body.Array("reviewers") ?? throw body.Missing("reviewers")).DeepClone(),
            FallbackReviewers = (JsonArray)(body.Array("backupReviewers") ?? []).DeepClone(),
            PrincipalTypes = [.. (scope.Text("principalType") ?? "").Split(',').Where(type => type.Length > 0)],
        };
    }

    /// <summary>The subject of a review of a role at a scope: the assignments at the scope itself.</summary>
    public static ReviewSubject Subject(AzurePimService service, AzureRole role, AzureScope place, string? state, Action<Schedule> remove) =>
        new(service, role.Id, role.Name, AzureReviewShapes.ResourceType, schedule => schedule.Target == new GrantTarget(role.Id, place.Id), remove)
        {
            Kind = state?.ToLowerInvariant() switch
            {
                "eligible" => ScheduleKind.Eligible,
                "active" => ScheduleKind.Active,
                _ => null,
            },
        };
}
