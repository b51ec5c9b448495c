using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>
/// Azure Resource Graph: one query over everything that the caller may read; what they may not read is left out and never refused (documented:
/// resource-graph overview).
/// </summary>
internal sealed class ResourceGraphEndpoints(TenantState tenant, AzureTree tree, AzureAuthority authority) : IArmEndpoints
{
    private const int MostRows = 1000;

    public IEnumerable<ArmRoute> Routes => [new ArmRoute("POST", "providers/Microsoft.ResourceGraph/resources", ArmVersions.ResourceGraph, Query)];

    private ServiceResponse Query(ArmRequest request)
    {
        var body = new BodyReader(request.Properties(), "Microsoft.ResourceGraph.QueryRequest", "query", "options", "subscriptions", "managementGroups", "facets");
        var options = new BodyReader(
            body.Object("options") ?? [], "Microsoft.ResourceGraph.QueryRequestOptions",
            "$top", "$skip", "$skipToken", "resultFormat", "allowPartialScopes", "authorizationScopeFilter");
        var query = ResourceGraphQuery.Parse(body.RequiredText("query"));
        var start = options.Text("$skipToken") is { } token ? SkipToken.Parse(token).Offset : 0;
        var size = Math.Min(options.Number("$top") ?? MostRows, MostRows);
        var all = query.Run(Rows(query.Table, request)).ToList();
        var page = all.Skip(start).Take(size).ToList();
        var answer = new JsonObject
        {
            ["totalRecords"] = all.Count,
            ["count"] = page.Count,
            ["data"] = new JsonArray([.. page.Select(row => (JsonNode)row)]),
            ["facets"] = new JsonArray(),
            ["resultTruncated"] = "false",
        };

        // Documented: pages need the id in each row, and no limit in the query (work-with-data).
        if (start + page.Count < all.Count && !query.IsLimited && page[0]["id"] is not null)
            answer["$skipToken"] = new SkipToken(start + page.Count).ToString();
        else if (start + page.Count < all.Count)
            answer["resultTruncated"] = "true";
        return ServiceResponse.Ok(answer);
    }

    private IEnumerable<JsonObject> Rows(string table, ArmRequest request)
    {
        var rights = authority.RightsOf(request.Caller);
        return table switch
        {
            "resources" => Rows(AzureScopeKind.Resource, scope => rights.Can(AzureActions.ReadResources, scope)),
            "resourcecontainers" => Rows(AzureScopeKind.Subscription, rights.Sees).Concat(Rows(AzureScopeKind.ResourceGroup, rights.Sees)),
            _ => throw ArmErrors.ResourceGraphQuery($"The emulator does not know the table '{table}'."),
        };
    }

    private IEnumerable<JsonObject> Rows(AzureScopeKind kind, Func<AzureScope, bool> isReadable) =>
        tree.All.Where(scope => scope.Kind == kind && isReadable(scope)).Select(Row);

    private JsonObject Row(AzureScope scope) => new()
    {
        ["id"] = scope.Id,
        ["name"] = scope.Kind == AzureScopeKind.Subscription ? scope.DisplayName : scope.Name,
        ["type"] = scope.Kind switch
        {
            AzureScopeKind.Subscription => "microsoft.resources/subscriptions",
            AzureScopeKind.ResourceGroup => "microsoft.resources/subscriptions/resourcegroups",
            _ => scope.ResourceType.ToLowerInvariant(),
        },
        ["tenantId"] = tenant.TenantId,
        ["subscriptionId"] = scope.Subscription!.Name,
        ["resourceGroup"] = scope.Line.FirstOrDefault(above => above.Kind == AzureScopeKind.ResourceGroup)?.Name.ToLowerInvariant() ?? "",
        ["location"] = scope.Kind == AzureScopeKind.Subscription ? "" : "northeurope",
    };
}
