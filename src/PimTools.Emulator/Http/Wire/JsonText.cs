using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.Wire;

/// <summary>Reads and writes JSON the way the service does.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Reads a text; with <paramref name="ignoreCase"/> names are found in any case, and must differ by more than it.</summary>
    public static JsonNode? Parse(string text, bool ignoreCase = false)
    {
        try
        {
            var node = JsonNode.Parse(text, ignoreCase ? AnyCase : null, Strict);
            if (ignoreCase)
                Visit(node);
            return node;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw ServiceException.BadRequest("Unable to read JSON request payload: it is not valid JSON.");
        }
    }

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    public static string Write(JsonNode node) => node.ToJsonString(Written);

    // An object indexes its names, and finds duplicates, only when it is read.
    private static void Visit(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject inner => inner.Select(property => property.Value), JsonArray items => items, _ => [] })
            Visit(child);
    }
}
