using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;

namespace PimTools.Emulator.Entra;

/// <summary>The shape of an audit record (documented: directoryaudit-list).</summary>
internal static class AuditShape
{
    // An address for documentation (RFC 5737): nobody calls an emulated tenant from anywhere.
    private const string Address = "192.0.2.10";

    public static Shape<AuditRecord> Instance { get; } = new Shape<AuditRecord>("directoryAudit")
        .Property("id", record => record.Id)
        .Property("category", record => record.Category)
        .Property("correlationId", record => record.CorrelationId)
        .Property("result", record => record.FailureReason is null ? "success" : "failure")
        .Property("resultReason", record => record.FailureReason ?? record.Justification ?? "")
        .Property("operationType", record => record.OperationType)
        .Property("activityDisplayName", record => record.Activity)
        .Property("activityDateTime", record => IsoTime.Node(record.Time))
        .Property("loggedByService", _ => "PIM")
        .Property("initiatedBy", record => Initiator(record.Initiator))
        .Property("targetResources", record => new JsonArray([.. record.Targets.Select(target => (JsonNode)Target(target))]))
        .Property("additionalDetails", record => new JsonArray(
            [.. record.Details.Select(detail => (JsonNode)new JsonObject { ["key"] = detail.Key, ["value"] = detail.Value })]))
        .Filterable(
            "activityDateTime", "activityDisplayName", "correlationId", "loggedByService", "category", "result",
            "initiatedBy/user/id", "initiatedBy/user/displayName", "initiatedBy/user/userPrincipalName", "initiatedBy/app/appId",
            "initiatedBy/app/displayName", "targetResources/id", "targetResources/displayName")
        .Sortable("activityDateTime", "activityDisplayName");

    private static JsonObject Initiator(AuditInitiator initiator)
    {
        var isUser = initiator.UserPrincipalName is not null;
        return new JsonObject
        {
            ["user"] = !isUser ? null : new JsonObject
            {
                ["id"] = initiator.Id,
                ["displayName"] = initiator.DisplayName,
                ["userPrincipalName"] = initiator.UserPrincipalName,
                ["ipAddress"] = Address,
            },
            ["app"] = isUser ? null : new JsonObject
            {
                ["appId"] = initiator.AppId,
                ["displayName"] = initiator.DisplayName,
                ["servicePrincipalId"] = initiator.Id,
                ["servicePrincipalName"] = null,
            },
        };
    }

    private static JsonObject Target(AuditTarget target) => new()
    {
        ["id"] = target.Id,
        ["displayName"] = target.DisplayName,
        ["type"] = target.Type,
        ["userPrincipalName"] = target.UserPrincipalName,
        ["groupType"] = null,
        ["modifiedProperties"] = target.PropertyName is null ? [] : new JsonArray(new JsonObject
        {
            ["displayName"] = target.PropertyName,
            ["oldValue"] = target.OldValue,
            ["newValue"] = target.NewValue,
        }),
    };
}
