using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>The JSON of one kind of object: its properties in order, and those that can be expanded, filtered and ordered.</summary>
internal sealed class Shape<T>
{
    private readonly Dictionary<string, Func<T, JsonNode?>> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, Func<T, ExpandItem, JsonNode?>> _navigations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<T, JsonNode?>> _filterPaths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _filterable = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _sortable = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _betaOnly = new(StringComparer.OrdinalIgnoreCase);

    public Shape(string typeName) => TypeName = typeName;

    /// <summary>The type's name without its namespace, such as unifiedRoleAssignmentSchedule.</summary>
    public string TypeName { get; }

    public Shape<T> Property(string name, Func<T, JsonNode?> read)
    {
        _properties.Add(name, read);
        _order.Add(name);
        return this;
    }

    public Shape<T> BetaProperty(string name, Func<T, JsonNode?> read)
    {
        _betaOnly.Add(name);
        return Property(name, read);
    }

    /// <summary>A property that comes only with $expand.</summary>
    public Shape<T> Navigation(string name, Func<T, ExpandItem, JsonNode?> read)
    {
        _navigations.Add(name, read);
        return this;
    }

    public Shape<T> Filterable(params string[] paths)
    {
        _filterable.UnionWith(paths);
        return this;
    }

    /// <summary>A path that leads into another object, or has a meaning of its own in filters.</summary>
    public Shape<T> Filterable(string path, Func<T, JsonNode?> read)
    {
        _filterPaths.Add(path, read);
        return this;
    }

    public Shape<T> Sortable(params string[] paths)
    {
        _sortable.UnionWith(paths);
        return this;
    }

    /// <summary>Refuses a query with properties that the type does not have, or that cannot be filtered or ordered.</summary>
    public void Check(ODataQuery query, bool beta = false)
    {
        foreach (var name in query.Select.Where(name => name != "*" && !_properties.ContainsKey(name) && !_navigations.ContainsKey(name)))
            throw Unknown(name);
        foreach (var item in query.Expand.Where(item => !_navigations.ContainsKey(item.Name)))
            throw Unknown(item.Name);
        foreach (var path in (query.Filter?.Paths ?? []).Where(path => !_filterPaths.ContainsKey(path)))
        {
            if (!_properties.ContainsKey(path.Split('/')[0]) || !beta && _betaOnly.Contains(path))
                throw Unknown(path);
            if (!_filterable.Contains(path))
                throw ServiceException.BadRequest($"The filter on property '{path}' of type 'microsoft.graph.{TypeName}' is not supported.");
        }

        foreach (var item in query.OrderBy.Where(item => !_sortable.Contains(item.Path)))
            throw ServiceException.BadRequest($"Ordering by '{item.Path}' is not supported for type 'microsoft.graph.{TypeName}'.");
    }

    /// <summary>Reads the value at a path, for filters and ordering, without building the rest of the object.</summary>
    public JsonNode? Read(T item, string path)
    {
        if (_filterPaths.TryGetValue(path, out var read))
            return read(item);

        var cut = path.IndexOf('/');
        return cut < 0 ? _properties[path](item) : JsonPath.Read(_properties[path.Substring(0, cut)](item), path.Substring(cut + 1));
    }

    public JsonObject Render(T item, ODataQuery query, bool withType = false, bool beta = false)
    {
        var result = new JsonObject();
        if (withType)
            result["@odata.type"] = "#microsoft.graph." + TypeName;
        foreach (var name in _order.Where(name => (beta || !_betaOnly.Contains(name)) && IsWanted(name, query)))
            result[name] = _properties[name](item);
        foreach (var expand in query.Expand)
            result[expand.Name] = _navigations[expand.Name](item, expand);
        return result;
    }

    /// <summary>Writes an object that another one refers to, by the options of its part of $expand.</summary>
    public JsonObject Expand(T item, ExpandItem expand)
    {
        Check(expand.Query);
        return Render(item, expand.Query);
    }

    private static bool IsWanted(string name, ODataQuery query) =>
        query.Select.Count == 0
        || query.Select.Any(wanted => wanted == "*" || wanted.Equals(name, StringComparison.OrdinalIgnoreCase));

    private ServiceException Unknown(string name) =>
        ServiceException.BadRequest($"Could not find a property named '{name}' on type 'microsoft.graph.{TypeName}'.");
}
