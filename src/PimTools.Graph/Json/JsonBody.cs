using System;
using System.Globalization;
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
    private const int UsualLength = 4096;

    // Where in the text a value stood would take as much memory as the value.
    private static readonly JsonLoadSettings NoPlaces = new() { LineInfoHandling = LineInfoHandling.Ignore };

    [ThreadStatic]
    private static StringBuilder? _written;

    public static async Task<JObject> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var json = Reader(new StreamReader(body));
        return await JObject.LoadAsync(json, NoPlaces, cancellation);
    }

    /// <summary>Reads a body that is there as a whole.</summary>
    public static JObject Read(Stream body)
    {
        using var json = Reader(new StreamReader(body));
        return Read(json);
    }

    /// <summary>Reads the object that a reader stands at, or before.</summary>
    public static JObject Read(JsonReader json) => JObject.Load(json, NoPlaces);

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static JObject Parse(string text)
    {
        using var json = Reader(new StringReader(text));
        return Read(json);
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

    public static byte[] Write(JObject body) => Encoding.UTF8.GetBytes(Text(body));

    /// <summary>The text of an object, without white space.</summary>
    public static string Text(JObject element)
    {
        // Thousands of rules are written one after the other.
        var written = _written is { Capacity: UsualLength } used ? used.Clear() : _written = new StringBuilder(UsualLength);
        using var text = new StringWriter(written, CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text) { Formatting = Formatting.None };
        element.WriteTo(json);
        return text.ToString();
    }

    private static JsonTextReader Reader(TextReader text) => new(text) { DateParseHandling = DateParseHandling.None, PropertyNameTable = new JsonNames() };
}
