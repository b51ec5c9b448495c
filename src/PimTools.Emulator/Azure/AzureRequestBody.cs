using System;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Azure;

/// <summary>Reads the properties of a request for an Azure role; the scope and the name stand in the address.</summary>
internal static class AzureRequestBody
{
    // What only the service writes may come along, and is not heeded.
    private static readonly string[] ReadOnly =
        ["scope", "status", "approvalId", "requestorId", "createdOn", "principalType", "expandedProperties"];

    public static RequestDraft Read(ArmRequest request, ScheduleKind kind)
    {
        if (!Guid.TryParse(request["name"], out var name))
            throw Refusal.Request($"The name of a request must be a GUID, and '{request["name"]}' is none.");

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

    // An id may be whole or its last part alone.
    private static string LastPart(string id) => id.Substring(id.LastIndexOf('/') + 1).ToLowerInvariant();
}
