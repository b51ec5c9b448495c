using Newtonsoft.Json;

namespace PimTools.Graph.Json;

/// <summary>Keeps the names of the properties of a text, which are the same for each element of a list, and the values that come again.</summary>
internal sealed class JsonNames : DefaultJsonNameTable
{
    private readonly RepeatedTexts? _values;

    /// <param name="values">The values that came before; null to keep none.</param>
    public JsonNames(RepeatedTexts? values = null) => _values = values;

    public override string Get(char[] key, int start, int length) => base.Get(key, start, length) ?? Add(new string(key, start, length));

    /// <summary>The value that a reader stands at, or one like it that came before.</summary>
    public static string Share(JsonReader json, string value) =>
        json is JsonTextReader { PropertyNameTable: JsonNames { _values: { } values } } ? values.Share(value) : value;
}
