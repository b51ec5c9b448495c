using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Json;

/// <summary>Reads whole JSON texts, with dates left as the text they are.</summary>
internal static class JsonBody
{
    public static async Task<JObject> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var json = Reader(new StreamReader(body));
        return await JObject.LoadAsync(json, cancellation);
    }

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static JObject Parse(string text)
    {
        using var json = Reader(new StringReader(text));
        return JObject.Load(json);
    }

    /// <summary>The object in a text; null when there is none.</summary>
    public static JObject? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write(JObject body) => Encoding.UTF8.GetBytes(body.ToString(Formatting.None));

    private static JsonTextReader Reader(TextReader text) => new(text) { DateParseHandling = DateParseHandling.None };
}
