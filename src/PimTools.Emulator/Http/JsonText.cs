using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http;

/// <summary>Reads and writes JSON the way the service does.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static JsonNode? Parse(string text, bool ignoreCase = false)
    {
        try
        {
            return JsonNode.Parse(text, ignoreCase ? AnyCase : null, Strict);
        }
        catch (JsonException)
        {
            throw GraphException.BadRequest("Unable to read JSON request payload: it is not valid JSON.");
        }
    }

    public static string Write(JsonNode node) => node.ToJsonString(Written);
}
