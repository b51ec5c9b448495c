using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Graph;

/// <summary>Answers with one object or with a page of many.</summary>
internal sealed class GraphResponses
{
    private const int LargestPage = 999;

    /// <summary>The page size where the caller gives no $top.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>One object; its address in the metadata ends in /$entity.</summary>
    public static JsonObject Entity<T>(GraphRequest request, string resource, Shape<T> shape, T item)
    {
        shape.Check(request.Query, request.IsBeta);
        return Headed(request.Context(resource + Projection(request.Query) + "/$entity"), shape.Render(item, request.Query, beta: request.IsBeta));
    }

    /// <summary>A page of <paramref name="items"/>, with a link to the next one where there is more.</summary>
    public ServiceResponse Page<T>(GraphRequest request, string resource, Shape<T> shape, IEnumerable<T> items, bool withType = false)
    {
        var query = request.Query;
        shape.Check(query, request.IsBeta);

        if (query.Filter is { } filter)
            items = items.Where(item => filter.Matches(path => shape.Read(item, path)));
        return Cut(request, resource, Ordered(items, shape, query.OrderBy), item => shape.Render(item, query, withType, request.IsBeta));
    }

    /// <summary>A page of objects of several kinds, which can be neither filtered nor ordered.</summary>
    public ServiceResponse MixedPage<T>(GraphRequest request, string resource, IEnumerable<T> items, Func<T, ODataQuery, JsonObject> render)
    {
        if (request.Query.Filter is not null || request.Query.OrderBy.Count > 0 || request.Query.Expand.Count > 0)
            throw ServiceException.BadRequest("This collection supports neither $filter nor $orderby nor $expand.");
        return Cut(request, resource, items, item => render(item, request.Query));
    }

    private ServiceResponse Cut<T>(GraphRequest request, string resource, IEnumerable<T> all, Func<T, JsonObject> render)
    {
        var query = request.Query;
        var start = query.SkipToken?.Offset ?? query.Skip;
        var size = Math.Min(query.Top ?? PageSize, LargestPage);

        // One more than the page tells whether another one follows; the rest need not be looked at.
        var page = all.Skip(start).Take(size + 1).ToList();

        var body = Headed(request.Context(resource + Projection(query)), []);
        if (query.Count)
            body["@odata.count"] = all.Count();
        if (page.Count > size)
            body["@odata.nextLink"] = NextLink(request, new SkipToken(start + size));
        body["value"] = new JsonArray([.. page.Take(size).Select(item => (JsonNode)render(item))]);
        return ServiceResponse.Ok(body);
    }

    /// <summary>The content under its context, which the service writes first.</summary>
    public static JsonObject Headed(string context, JsonObject content)
    {
        var body = new JsonObject { ["@odata.context"] = context };
        foreach (var property in content.ToList())
        {
            content.Remove(property.Key);
            body[property.Key] = property.Value;
        }

        return body;
    }

    private static IEnumerable<T> Ordered<T>(IEnumerable<T> items, Shape<T> shape, IReadOnlyList<OrderByItem> order)
    {
        // From the last key to the first: the sort is stable.
        foreach (var key in order.Reverse())
        {
            string Value(T item) => SortKey(key.Path, shape.Read(item, key.Path)?.ToString() ?? "");
            items = key.Descending
                ? items.OrderByDescending(Value, StringComparer.OrdinalIgnoreCase)
                : items.OrderBy(Value, StringComparer.OrdinalIgnoreCase);
        }

        return items;
    }

    // Instants come with as many digits of a second as they need, which does not sort as text.
    private static string SortKey(string path, string value) =>
        path.EndsWith("DateTime", StringComparison.OrdinalIgnoreCase) && IsoTime.TryInstant(value, out var instant)
            ? instant.ToString("o", CultureInfo.InvariantCulture)
            : value;

    private static string NextLink(GraphRequest request, SkipToken next)
    {
        var uri = request.Incoming.Uri;
        var kept = uri.Query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(option => !IsPosition(Uri.UnescapeDataString(option)));
        return $"{uri.GetLeftPart(UriPartial.Path)}?{string.Join("&", kept.Append("$skiptoken=" + next))}";
    }

    private static bool IsPosition(string option) =>
        option.StartsWith("$skip=", StringComparison.OrdinalIgnoreCase) || option.StartsWith("$skiptoken=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part of the context that names selected and expanded properties, such as (id,principal()).</summary>
    private static string Projection(ODataQuery query)
    {
        var names = query.Select.Concat(query.Expand.Select(item => item.Name + (Projection(item.Query) is { Length: > 0 } inner ? inner : "()")));
        var joined = string.Join(",", names);
        return joined.Length > 0 ? $"({joined})" : "";
    }
}
