using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.OData;

/// <summary>Follows a path such as initiatedBy/user/id into JSON.</summary>
internal static class JsonPath
{
    public static JsonNode? Read(JsonNode? node, string path)
    {
        foreach (var name in path.Split('/'))
            node = (node as JsonObject)?[name];
        return node;
    }
}
