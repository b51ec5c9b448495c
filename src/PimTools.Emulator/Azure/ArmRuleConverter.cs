using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Azure;

/// <summary>Converts rules between the form of Graph, in which policies keep them, and that of Azure Resource Manager.</summary>
internal static class ArmRuleConverter
{
    private const string GraphPrefix = "#microsoft.graph.unified";
    private const string Person = "#microsoft.graph.singleUser";
    private const string Members = "#microsoft.graph.groupMembers";
    private const string User = "User";
    private const string Group = "Group";

    public static JsonObject ToArm(JsonObject rule)
    {
        var result = new JsonObject();
        foreach (var property in rule.Where(property => property.Key is not ("@odata.type" or "id" or "target")))
            result[property.Key] = property.Value?.DeepClone();

        if (result["setting"]?["approvalStages"] is JsonArray stages)
            Replace(stages, ToArmApprover);
        if (result.ContainsKey("claimValue"))
            result["claimValue"] = (string?)result["claimValue"] ?? "";
        result["id"] = rule["id"]!.DeepClone();
        result["ruleType"] = ((string)rule["@odata.type"]!).Substring(GraphPrefix.Length);
        result["target"] = Target((JsonObject)rule["target"]!);
        return result;
    }

    public static JsonObject ToGraph(JsonObject rule)
    {
        var result = (JsonObject)rule.DeepClone();
        result.Remove("ruleType");
        if (Text(rule["ruleType"]) is { } type)
            result["@odata.type"] = GraphPrefix + type;
        if (result["setting"]?["approvalStages"] is JsonArray stages)
            Replace(stages, ToGraphApprover);
        if (result.ContainsKey("notificationRecipients") && result["notificationRecipients"] is null)
            result["notificationRecipients"] = new JsonArray();
        return result;
    }

    private static void Replace(JsonArray stages, Func<JsonObject, JsonObject> convert)
    {
        foreach (var stage in stages.OfType<JsonObject>())
        {
            foreach (var name in new[] { "primaryApprovers", "escalationApprovers" })
            {
                if (stage[name] is JsonArray approvers)
                    stage[name] = new JsonArray([.. approvers.OfType<JsonObject>().Select(approver => (JsonNode)convert(approver))]);
            }
        }
    }

    private static JsonObject ToArmApprover(JsonObject approver)
    {
        var isGroup = Text(approver["@odata.type"]) == Members;
        return new JsonObject
        {
            ["id"] = approver[isGroup ? "groupId" : "userId"]?.DeepClone(),
            ["description"] = approver["description"]?.DeepClone(),
            ["isBackup"] = false,
            ["userType"] = isGroup ? Group : User,
        };
    }

    private static JsonObject ToGraphApprover(JsonObject approver)
    {
        // Observed: the two words are taken in this spelling alone.
        var isGroup = Text(approver["userType"]) switch
        {
            Group => true,
            User => false,
            _ => throw PolicyEditor.Invalid("The userType of an approver is User or Group."),
        };
        return new JsonObject
        {
            ["@odata.type"] = isGroup ? Members : Person,
            [isGroup ? "groupId" : "userId"] = approver["id"]?.DeepClone(),
            ["description"] = approver["description"]?.DeepClone(),
        };
    }

    private static JsonObject Target(JsonObject target) => new()
    {
        ["caller"] = target["caller"]!.DeepClone(),
        ["operations"] = new JsonArray("All"),
        ["level"] = target["level"]!.DeepClone(),
        ["targetObjects"] = null,
        ["inheritableSettings"] = null,
        ["enforcedSettings"] = null,
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
