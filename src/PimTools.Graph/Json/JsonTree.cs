using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Json;

/// <summary>JSON as a tree of dictionaries, lists and values, for whoever does not know the library that reads it.</summary>
internal static class JsonTree
{
    public static object? Read(JToken token) => token switch
    {
        JObject element => new OrderedTree(element.Properties().Select(property => new KeyValuePair<string, object?>(property.Name, Read(property.Value)))),
        JArray elements => elements.Select(Read).ToList(),
        JValue { Type: JTokenType.Integer } value when value.Value is not long => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        JValue value => value.Value,
        _ => token.ToString(),
    };

    public static JToken Write(object? value) => value switch
    {
        null => JValue.CreateNull(),
        JToken token => token,
        IReadOnlyDictionary<string, object?> tree => new JObject(tree.Select(pair => new JProperty(pair.Key, Write(pair.Value)))),
        string text => new JValue(text),
        IEnumerable list => new JArray(list.Cast<object?>().Select(Write)),
        _ => JToken.FromObject(value),
    };
}
