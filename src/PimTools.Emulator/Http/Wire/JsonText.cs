using System;
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
            throw GraphException.BadRequest("Unable to read JSON request payload: it is not valid JSON.");
        }
    }

    public static string Write(JsonNode node) => node.ToJsonString(Written);

    // Objects take note of their names only when they are looked at.
    private static void Visit(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject inner => inner.Select(property => property.Value), JsonArray items => items, _ => [] })
            Visit(child);
    }
}
