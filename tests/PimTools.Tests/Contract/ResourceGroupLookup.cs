using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Tests.Contract.Schemas;

namespace PimTools.Tests.Contract;

/// <summary>The list of a subscription's resource groups, which is documented but outside the published cut.</summary>
internal static class ResourceGroupLookup
{
    public const string Version = "2021-04-01";

    public static ApiOperation Operation(ApiDocument document) => new(
        document, "GET", "/subscriptions/{subscriptionId}/resourcegroups", longPath: null, JsonSerializer.SerializeToElement(new JsonObject
        {
            ["parameters"] = new JsonArray([.. new[] { "$filter", "$top" }.Select(name => new JsonObject { ["in"] = "query", ["name"] = name })]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["schema"] = Object(("value", Array(Group)), ("nextLink", Type("string"))) },
                ["default"] = new JsonObject { ["schema"] = Object(("error", Object(("code", Type("string")), ("message", Type("string"))))) },
            },
        }));

    private static JsonObject Group => Object(
        ("id", Type("string")),
        ("name", Type("string")),
        ("type", Type("string")),
        ("location", Type("string")),
        ("properties", Object(("provisioningState", Type("string")))));

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Object(params (string Name, JsonObject Schema)[] properties)
    {
        var named = new JsonObject();
        foreach (var (name, schema) in properties)
        {
            named[name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = named };
    }
}
