using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>A schema, its document and, when it was referred to, its name.</summary>
internal sealed record Schema(ApiDocument Document, JsonElement Json, string? Name = null)
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    public static Schema Anything(ApiDocument document) => new(document, Empty);

    /// <summary>Tells whether null is a value of it.</summary>
    public bool AllowsNull =>
        !Document.KnowsNull || Flag("nullable") || Flag("x-nullable-ref") || Parts("anyOf").Any(part => part.AllowsNull) || IsAnything;

    /// <summary>Tells whether it says nothing about the value.</summary>
    public bool IsAnything => Text("type") is null && !Has("properties") && !Has("allOf") && !Has("anyOf") && !Has("oneOf") && !Has("enum");

    /// <summary>Tells whether objects may have properties that it does not name.</summary>
    public bool IsOpen =>
        IsAnything
        || (Text("type") == "object" && !Has("properties") && !Has("allOf"))
        || (Json.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind != JsonValueKind.False)
        || Parts("allOf").Any(part => part.IsOpen);

    /// <summary>The properties it names itself and through allOf.</summary>
    public IEnumerable<string> PropertyNames =>
        Properties.Select(property => property.Key).Concat(Parts("allOf").SelectMany(part => part.PropertyNames));

    /// <summary>The properties it names itself.</summary>
    public IEnumerable<KeyValuePair<string, Schema>> Properties =>
        Json.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Of(property.Value)))
            : [];

    public bool Has(string keyword) => Json.TryGetProperty(keyword, out _);

    public bool Flag(string keyword) => Json.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;

    public string? Text(string keyword) =>
        Json.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The schemas in a keyword that holds an array of them.</summary>
    public IEnumerable<Schema> Parts(string keyword) =>
        Json.TryGetProperty(keyword, out var parts) ? parts.EnumerateArray().Select(Of) : [];

    /// <summary>The schema in a keyword that holds one; null when it is absent or just true or false.</summary>
    public Schema? Part(string keyword) =>
        Json.TryGetProperty(keyword, out var part) && part.ValueKind == JsonValueKind.Object ? Of(part) : null;

    private Schema Of(JsonElement json) =>
        json.TryGetProperty("$ref", out var reference) ? Document.Resolve(reference.GetString()!) : new Schema(Document, json);
}
