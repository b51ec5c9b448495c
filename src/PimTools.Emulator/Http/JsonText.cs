using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http;

/// <summary>Reads and writes JSON the way the service does.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            throw GraphException.BadRequest("Unable to read JSON request payload: it is not valid JSON.");
        }
    }

    public static string Write(JsonNode node) => node.ToJsonString(Written);
}
