using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Azure;

/// <summary>Writes requests in the words of Azure: Graph's with a capital, some of them under another name.</summary>
internal static class AzureWriter
{
    public static JObject Request(PimRequestDraft draft)
    {
        var body = RequestWriter.Write(
            draft,
            ("requestType", draft.Action.ToString()),
            ("roleDefinitionId", AzureIds.RoleDefinition(draft.Scope.Id, draft.Role.Id)));
        body.Remove("action");
        body.Remove("targetScheduleId");
        // The address says so.
        body.Remove("isValidationOnly");
        if (body.Child("scheduleInfo")?.Child("expiration") is { } expiration)
        {
            expiration.Put("type", Capital(expiration.RequiredText("type")));
        }

        AddIfGiven(body, Target(draft.Type), draft.TargetScheduleId);
        AddIfGiven(body, "linkedRoleEligibilityScheduleId", draft.LinkedEligibilityScheduleId);
        AddIfGiven(body, "condition", draft.Condition);
        AddIfGiven(body, "conditionVersion", draft.ConditionVersion);
        return AzureEnvelope.Instance.Close(body);
    }

    private static string Target(PimAssignmentType type) =>
        type == PimAssignmentType.Eligible ? "targetRoleEligibilityScheduleId" : "targetRoleAssignmentScheduleId";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);

    private static void AddIfGiven(JObject body, string name, string? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
