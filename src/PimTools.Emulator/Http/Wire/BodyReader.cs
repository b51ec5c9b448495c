using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.Wire;

/// <summary>Reads an object of a request body: names in any case, nothing unknown, nothing of the wrong type.</summary>
internal sealed class BodyReader
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _typeName;

    /// <summary>Reads a body of a Graph type, or of another service's type where the name contains a dot.</summary>
    public BodyReader(JsonObject body, string typeName, params string[] known)
    {
        _typeName = typeName.IndexOf('.') < 0 ? "microsoft.graph." + typeName : typeName;
        foreach (var property in body)
        {
            // Annotations such as @odata.type may stand anywhere.
            if (property.Key.IndexOf('@') >= 0)
                continue;
            if (!known.Contains(property.Key, StringComparer.OrdinalIgnoreCase))
                throw ServiceException.BadRequest($"The property '{property.Key}' does not exist on type '{_typeName}'.");
            _values[property.Key] = property.Value;
        }
    }

    public bool Has(string name) => Value(name) is not null;

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Wrong(name),
    };

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public bool? Flag(string name) => Value(name) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => throw Wrong(name),
    };

    public int? Number(string name) => Value(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        _ => throw Wrong(name),
    };

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return IsoTime.TryInstant(text, out var instant) ? instant : throw Wrong(name);
    }

    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return IsoTime.TryDuration(text, out var duration) ? duration : throw Wrong(name);
    }

    public JsonObject? Object(string name) => Value(name) switch
    {
        null => null,
        JsonObject inner => inner,
        _ => throw Wrong(name),
    };

    public JsonArray? Array(string name) => Value(name) switch
    {
        null => null,
        JsonArray items => items,
        _ => throw Wrong(name),
    };

    public ServiceException Missing(string name) =>
        ServiceException.BadRequest($"The required property '{name}' of type '{_typeName}' is missing.");

    public ServiceException Wrong(string name) =>
        ServiceException.BadRequest($"The value of the property '{name}' of type '{_typeName}' is not of the expected type.");

    private JsonNode? Value(string name) => _values.TryGetValue(name, out var value) ? value : null;
}
