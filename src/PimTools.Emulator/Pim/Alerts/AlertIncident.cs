using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Pim.Alerts;

/// <summary>A case of what an alert warns of.</summary>
/// <param name="Id">The id, the same in each scan.</param>
/// <param name="Properties">What the type of the alert has of it.</param>
internal sealed record AlertIncident(string Id, IReadOnlyList<KeyValuePair<string, JsonNode?>> Properties)
{
    /// <summary>The properties anew, since a node has one place.</summary>
    public JsonObject Render(JsonObject into)
    {
        foreach (var property in Properties)
            into[property.Key] = property.Value?.DeepClone();
        return into;
    }
}
