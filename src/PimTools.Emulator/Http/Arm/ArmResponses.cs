using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>Answers with a page of a list; the tenant has the page size.</summary>
internal sealed class ArmResponses(GraphResponses sizes)
{
    public ServiceResponse Page<T>(ArmRequest request, IEnumerable<T> items, Func<T, JsonObject> render, string nextLink = "nextLink")
    {
        var start = request.Query.Offset;
        var size = Math.Min(request.Query.Number("$top") ?? sizes.PageSize, sizes.PageSize);
        var page = items.Skip(start).Take(size + 1).ToList();

        // The link is always there: for some lists it is a required property.
        var body = new JsonObject
        {
            ["value"] = new JsonArray([.. page.Take(size).Select(item => (JsonNode)render(item))]),
            [nextLink] = page.Count > size ? NextLink(request, new SkipToken(start + size)) : null,
        };
        var response = ServiceResponse.Ok(body);
        response.NextLinkName = nextLink;
        return response;
    }

    private static string NextLink(ArmRequest request, SkipToken next)
    {
        var uri = request.Incoming.Uri;
        var kept = uri.Query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(option => !Uri.UnescapeDataString(option).StartsWith("$skiptoken=", StringComparison.OrdinalIgnoreCase));
        return $"{uri.GetLeftPart(UriPartial.Path)}?{string.Join("&", kept.Append("$skiptoken=" + next))}";
    }
}
