using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Tests.Contract.Schemas;

namespace PimTools.Tests.Contract;

/// <summary>The lists of a subscription's resource groups and resources, which are documented but outside the published cut.</summary>
internal static class ResourceLookups
{
    public const string Version = "2021-04-01";

    public static IReadOnlyList<ApiOperation> Operations(ApiDocument document) =>
    [
        List(document, "resourcegroups", ["$filter", "$top"], Object([.. Common, ("properties", Object(("provisioningState", Type("string"))))])),
        List(document, "resources", ["$filter", "$expand", "$top"], Object(Common)),
    ];

    private static (string Name, JsonObject Schema)[] Common =>
        [("id", Type("string")), ("name", Type("string")), ("type", Type("string")), ("location", Type("string"))];

    private static ApiOperation List(ApiDocument document, string collection, string[] options, JsonObject item) => new(
        document, "GET", "/subscriptions/{subscriptionId}/" + collection, longPath: null, JsonSerializer.SerializeToElement(new JsonObject
        {
            ["parameters"] = new JsonArray([.. options.Select(name => new JsonObject { ["in"] = "query", ["name"] = name })]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["schema"] = Object(("value", Array(item)), ("nextLink", Type("string"))) },
                ["default"] = new JsonObject { ["schema"] = Object(("error", Object(("code", Type("string")), ("message", Type("string"))))) },
            },
        }));

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
