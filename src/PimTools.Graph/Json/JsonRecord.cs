using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Json;

/// <summary>
/// An object of a long list: its names, and for each a text, another object or a list. It takes a fifth of the memory of a tree, of which nobody changes
/// anything. Names are read without regard to case, as by <see cref="JsonProperties"/>.
/// </summary>
internal sealed class JsonRecord
{
    // Of an assignment with its names.
    private const int UsualFields = 16;

    private readonly List<KeyValuePair<string, object?>> _fields = new(UsualFields);

    private JsonRecord()
    {
    }

    /// <summary>Reads the object that the reader stands at, or before.</summary>
    /// <exception cref="JsonException">It is no object, or cut short.</exception>
    public static JsonRecord Read(JsonReader json)
    {
        if (json.TokenType == JsonToken.None)
        {
            json.Read();
        }

        return json.TokenType == JsonToken.StartObject ? ReadFields(json) : throw new JsonReaderException($"The answer has {json.TokenType} where an object belongs.");
    }

    /// <summary>The same as a tree has.</summary>
    public static JsonRecord Of(JObject tree)
    {
        using var json = tree.CreateReader();
        return Read(json);
    }

    /// <summary>A text; null when it is absent, null or empty.</summary>
    public string? Text(string name) => Find(name) is string { Length: > 0 } text ? text : null;

    public JsonRecord? Child(string name) => Find(name) as JsonRecord;

    public IEnumerable<string> Texts(string name) => Find(name) is List<object?> items
        ? items.Where(item => item is null or string).Select(item => (string?)item ?? string.Empty)
        : Enumerable.Empty<string>();

    /// <summary>Tells whether a property is there, also where it is null.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(this, text);
        return text.ToString();
    }

    private static JsonRecord ReadFields(JsonReader json)
    {
        var record = new JsonRecord();
        while (Next(json) == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            Next(json);
            record.Set(name, ReadValue(json));
        }

        return record;
    }

    private static object? ReadValue(JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonToken.StartObject:
                return ReadFields(json);
            case JsonToken.StartArray:
                var items = new List<object?>();
                while (Next(json) != JsonToken.EndArray)
                {
                    items.Add(ReadValue(json));
                }

                return items;
            default:
                return json.Value is { } value ? JsonNames.Share(json, Convert.ToString(value, CultureInfo.InvariantCulture)!) : null;
        }
    }

    private static JsonToken Next(JsonReader json)
    {
        do
        {
            if (!json.Read())
            {
                throw new JsonReaderException("The answer is cut short.");
            }
        }
        while (json.TokenType == JsonToken.Comment);

        return json.TokenType;
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case JsonRecord record:
                text.Append('{');
                record._fields.ForEach(field => Write(field.Value, text.Append(field.Key).Append('\n')));
                text.Append('}');
                break;
            case List<object?> items:
                text.Append('[');
                items.ForEach(item => Write(item, text));
                text.Append(']');
                break;
            default:
                text.Append(value).Append('\n');
                break;
        }
    }

    // Of a name that stands twice, the last counts, as in a tree.
    private void Set(string name, object? value)
    {
        var field = new KeyValuePair<string, object?>(name, value);
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Key == name)
            {
                _fields[i] = field;
                return;
            }
        }

        _fields.Add(field);
    }

    private object? Find(string name) => IndexOf(name) is >= 0 and var at ? _fields[at].Value : null;

    private int IndexOf(string name)
    {
        var alike = -1;
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Key == name)
            {
                return i;
            }

            if (alike < 0 && string.Equals(_fields[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                alike = i;
            }
        }

        return alike;
    }
}
