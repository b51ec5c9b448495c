using System;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Azure;

/// <summary>Reads the properties of a request for an Azure role; its scope and its name are in the address.</summary>
internal static class AzureRequestBody
{
    // A body may contain these, and they are ignored: only the service writes them.
    private static readonly string[] ReadOnly =
        ["scope", "status", "approvalId", "requestorId", "createdOn", "principalType", "expandedProperties"];

    public static RequestDraft Read(ArmRequest request, ScheduleKind kind)
    {
        if (!Guid.TryParse(request["name"], out var name))
            throw PimErrors.Request($"The name of a request must be a GUID, and '{request["name"]}' is none.");

        var target = $"target{AzureShapes.TypeOf(kind)}";
        var body = new BodyReader(request.Properties(), $"Microsoft.Authorization.{AzureShapes.TypeOf(kind)}RequestProperties",
        [
            "principalId", "roleDefinitionId", "requestType", "linkedRoleEligibilityScheduleId", "condition", "conditionVersion",
            target + "Id", target + "InstanceId", "justification", "scheduleInfo", "ticketInfo", .. ReadOnly,
        ]);

        var action = RequestActions.Parse(body.RequiredText("requestType"));
        var asked = new GrantTarget(LastPart(body.RequiredText("roleDefinitionId")), request.Scope.Id);
        var principalId = body.RequiredText("principalId").ToLowerInvariant();
        var condition = body.Text("condition");
        var draft = RequestContent.Read(new RequestDraft(action, principalId, asked), body);
        return draft with
        {
            Id = name.ToString(),
            TargetScheduleId = OptionalPart(body.Text(target + "Id")),
            LinkedEligibilityId = OptionalPart(body.Text("linkedRoleEligibilityScheduleId")),
            Condition = string.IsNullOrEmpty(condition) ? null : new GrantCondition(condition!, body.Text("conditionVersion")),
        };
    }

    private static string? OptionalPart(string? id) => string.IsNullOrEmpty(id) ? null : LastPart(id!);

    // A caller may send the whole id or its last part.
    private static string LastPart(string id) => id.Substring(id.LastIndexOf('/') + 1).ToLowerInvariant();
}
