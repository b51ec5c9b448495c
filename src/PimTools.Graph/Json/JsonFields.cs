using System;
using System.Collections;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace PimTools.Graph.Json;

/// <summary>
/// The fields that are read of an object, without a tree of it: for lists of many. Names are read without regard to case, as by <see cref="JsonProperties"/>.
/// </summary>
internal sealed class JsonFields<T> : IEnumerable
{
    private readonly Dictionary<string, Action<T, JsonReader>> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="name">The field.</param>
    /// <param name="read">Takes its value, which the reader stands at, and leaves the reader at the end of it.</param>
    public void Add(string name, Action<T, JsonReader> read) => _fields.Add(name, read);

    /// <summary>Reads the object that the reader stands at, or before.</summary>
    /// <exception cref="JsonException">It is no object, or cut short.</exception>
    public T Read(JsonReader json, T into)
    {
        if (json.TokenType == JsonToken.None)
        {
            json.Read();
        }

        if (json.TokenType != JsonToken.StartObject)
        {
            throw new JsonReaderException($"The answer has {json.TokenType} where an object belongs.");
        }

        while (Next(json) == JsonToken.PropertyName)
        {
            var isKnown = _fields.TryGetValue((string)json.Value!, out var read);
            Next(json);
            if (isKnown)
            {
                read!(into, json);
            }
            else
            {
                json.Skip();
            }
        }

        return into;
    }

    /// <summary>Reads the value that the reader stands at, where it is an object.</summary>
    /// <returns>Null where it is none.</returns>
    public T? ReadChild(JsonReader json, Func<T> create)
    {
        if (json.TokenType == JsonToken.StartObject)
        {
            return Read(json, create());
        }

        json.Skip();
        return default;
    }

    /// <summary>Reads the objects of the array that the reader stands at; none where it is no array.</summary>
    public void ReadChildren(JsonReader json, Func<T> create, Action<T> take)
    {
        if (json.TokenType != JsonToken.StartArray)
        {
            json.Skip();
            return;
        }

        while (Next(json) != JsonToken.EndArray)
        {
            if (ReadChild(json, create) is { } child)
            {
                take(child);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();

    private static JsonToken Next(JsonReader json) => json.Read() ? json.TokenType : throw new JsonReaderException("The answer is cut short.");
}
