using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Tests.Contract.Schemas;

namespace PimTools.Tests.Contract;

/// <summary>
/// Operations of Microsoft Graph that are documented but outside the published cut: reading people, groups, applications and units by
/// name. Their types are in the cut as stubs.
/// </summary>
internal static class DirectoryLookups
{
    private static readonly (string Path, string Type)[] Collections =
    [
        ("/users", "microsoft.graph.user"),
        ("/groups", "microsoft.graph.group"),
        ("/servicePrincipals", "microsoft.graph.directoryObject"),
        ("/applications", "microsoft.graph.directoryObject"),
        ("/directory/administrativeUnits", "microsoft.graph.directoryObject"),
    ];

    private static readonly string[] Options = ["$select", "$filter", "$top", "$expand", "$count", "$orderby", "$search"];

    public static IEnumerable<ApiOperation> Operations(ApiDocument document) =>
        Collections.SelectMany(collection => new[]
        {
            Get(document, collection.Path, List(collection.Type)),
            Get(document, collection.Path + "/{id}", Reference(collection.Type)),
        })
        .Append(Get(document, "/servicePrincipals(appId='{appId}')", Reference("microsoft.graph.directoryObject")))
        .Append(Get(document, "/groups/{id}/members", List("microsoft.graph.directoryObject")))
        .Append(Get(document, "/groups/{id}/transitiveMembers", List("microsoft.graph.directoryObject")));

    /// <summary>Documented for beta: privilegedaccessgroup-list-resources.</summary>
    public static IEnumerable<ApiOperation> BetaOperations(ApiDocument document) =>
        [Get(document, "/identityGovernance/privilegedAccess/group/resources", List("microsoft.graph.group"))];

    private static ApiOperation Get(ApiDocument document, string path, JsonObject schema)
    {
        var operation = new JsonObject
        {
            ["parameters"] = new JsonArray([.. Options.Select(name => new JsonObject { ["in"] = "query", ["name"] = name })]),
            ["x-docs-success-status"] = 200,
            ["responses"] = new JsonObject
            {
                ["200"] = Content(schema),
                ["default"] = Content(Reference("microsoft.graph.ODataErrors.ODataError")),
            },
        };

        return new ApiOperation(document, "GET", path, longPath: null, JsonSerializer.SerializeToElement(operation));
    }

    private static JsonObject Content(JsonObject schema) =>
        new() { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } };

    private static JsonObject List(string type) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("value"),
        ["properties"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "array", ["items"] = Reference(type) } },
    };

    private static JsonObject Reference(string type) => new() { ["$ref"] = $"#/components/schemas/{type}" };
}
