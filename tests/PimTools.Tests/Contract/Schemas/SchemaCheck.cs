using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>Holds a value against a schema. Strictly means: without properties that the schema does not name.</summary>
internal sealed class SchemaCheck
{
    private readonly bool _isStrict;
    private readonly List<Violation> _violations = [];

    private SchemaCheck(bool isStrict) => _isStrict = isStrict;

    public static IReadOnlyList<Violation> Run(Schema schema, JsonElement value, bool isStrict)
    {
        var check = new SchemaCheck(isStrict);
        check.Check(schema, value, "$");
        return check._violations;
    }

    private void Check(Schema schema, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Expect(schema.AllowsNull, place, "null is not allowed");
        }
        else if (Alternatives(schema) is { Count: > 0 } alternatives)
        {
            CheckAlternatives(alternatives, value, place);
        }
        else if (FindDerived(schema, value, place) is { } derived)
        {
            CheckShape(derived, value, place);
            CheckNames(derived, value, place);
        }
    }

    // A nullable reference is published as "the type, or any object": the second half is there for null only.
    private static List<Schema> Alternatives(Schema schema) =>
        schema.Flag("x-nullable-ref")
            ? schema.Parts("anyOf").Take(1).ToList()
            : schema.Parts("anyOf").Concat(schema.Parts("oneOf")).ToList();

    private void CheckAlternatives(List<Schema> alternatives, JsonElement value, string place)
    {
        var attempts = alternatives.Select(alternative => Run(alternative, value, _isStrict)).ToList();

        if (attempts.All(attempt => attempt.Count > 0))
        {
            var nearest = attempts.MinBy(attempt => attempt.Count)!;
            _violations.AddRange(nearest.Select(violation => violation with { Place = place + violation.Place[1..] }));
        }
    }

    /// <summary>The type that the value says it is of; the schema itself when it says nothing; null when it says a wrong one.</summary>
    private Schema? FindDerived(Schema schema, JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object || Discriminator.Of(schema) is not { } discriminator)
        {
            return schema;
        }

        if (!value.TryGetProperty(discriminator.Property, out var word))
        {
            return schema;
        }

        var found = word.ValueKind == JsonValueKind.String ? discriminator.Find(word.GetString()!, _isStrict) : null;
        Expect(found is not null, place, $"'{word}' is no {discriminator.Property} of {schema.Name ?? "the type"}");
        return found;
    }

    private void CheckShape(Schema schema, JsonElement value, string place)
    {
        foreach (var part in schema.Parts("allOf"))
        {
            CheckShape(part, value, place);
        }

        if (!CheckType(schema, value, place))
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckProperties(schema, value, place);
                break;
            case JsonValueKind.Array:
                CheckItems(schema, value, place);
                break;
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, place);
                break;
        }
    }

    private bool CheckType(Schema schema, JsonElement value, string place)
    {
        var fits = schema.Text("type") switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => true,
        };

        Expect(fits, place, $"{value.ValueKind} where {schema.Text("type")} is expected");
        return fits;
    }

    private void CheckProperties(Schema schema, JsonElement value, string place)
    {
        if (schema.Json.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
            {
                Expect(value.TryGetProperty(name, out _), place, $"the property '{name}' is missing");
            }
        }

        var properties = schema.Properties.ToDictionary();

        foreach (var property in value.EnumerateObject())
        {
            var inner = properties.TryGetValue(property.Name, out var named) ? named : schema.Part("additionalProperties");
            if (inner is not null)
            {
                Check(inner, property.Value, $"{place}.{property.Name}");
            }
        }
    }

    private void CheckItems(Schema schema, JsonElement value, string place)
    {
        Expect(value.GetArrayLength() >= Limit("minItems", 0), place, "too few items");
        Expect(value.GetArrayLength() <= Limit("maxItems", int.MaxValue), place, "too many items");

        if (schema.Part("items") is { } items)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Check(items, item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"));
            }
        }

        int Limit(string keyword, int otherwise) => schema.Json.TryGetProperty(keyword, out var limit) ? limit.GetInt32() : otherwise;
    }

    private void CheckText(Schema schema, string text, string place)
    {
        if (schema.Json.TryGetProperty("enum", out var words))
        {
            Expect(words.EnumerateArray().Any(word => word.ValueEquals(text)), place, $"'{text}' is none of {words}");
        }

        if (TextFormat.Refuses(schema, text) is { } reason)
        {
            _violations.Add(new Violation(place, reason));
        }
    }

    private void CheckNames(Schema schema, JsonElement value, string place)
    {
        if (!_isStrict || value.ValueKind != JsonValueKind.Object || schema.IsOpen)
        {
            return;
        }

        var known = schema.PropertyNames.ToHashSet(StringComparer.Ordinal);

        foreach (var name in value.EnumerateObject().Select(property => property.Name))
        {
            // Annotations, such as roleDefinition@odata.context, may stand anywhere.
            var isKnown = known.Contains(name) || name.Contains('@', StringComparison.Ordinal);
            Expect(isKnown, place, $"{schema.Name ?? "the type"} has no property '{name}'");
        }
    }

    private void Expect(bool condition, string place, string message)
    {
        if (!condition)
        {
            _violations.Add(new Violation(place, message));
        }
    }
}
