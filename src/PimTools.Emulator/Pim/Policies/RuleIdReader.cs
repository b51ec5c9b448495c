using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>Reads the id of the rule that a body is about.</summary>
internal static class RuleIdReader
{
    public static (string Id, JsonObject Body) Read(Policy policy, JsonNode? rule)
    {
        if (rule is not JsonObject body || body["id"] is not JsonValue value || !value.TryGetValue<string>(out var id))
            throw ServiceException.BadRequest("Every rule of a policy needs its id.");
        return policy.Find(id) is null ? throw PolicyEditor.Invalid($"There is no rule '{id}'.") : (id, body);
    }
}
