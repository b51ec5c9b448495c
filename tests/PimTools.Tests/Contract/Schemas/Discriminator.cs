using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>The property whose word tells an object's type, and the types it can tell.</summary>
internal sealed class Discriminator
{
    private const string Annotation = "@odata.type";

    private readonly Dictionary<string, Schema> _types;

    private Discriminator(string property, Dictionary<string, Schema> types)
    {
        Property = property;
        _types = types;
    }

    public string Property { get; }

    /// <summary>A schema's discriminator; null when any type may stand for it or none can.</summary>
    public static Discriminator? Of(Schema schema)
    {
        var types = new Dictionary<string, Schema>(StringComparer.Ordinal);

        if (schema.Text("discriminator") is { } property)
        {
            foreach (var (word, derived) in schema.Document.Extending(schema.Name!))
            {
                types[word] = derived;
            }

            return new Discriminator(property, types);
        }

        // A type that the document has cut short does not know its derived types.
        if (schema.Name is null || schema.Flag("x-cut") || !schema.Name.StartsWith("microsoft.graph.", StringComparison.Ordinal))
        {
            return null;
        }

        types["#" + schema.Name] = schema;

        if (schema.Part("discriminator") is { } discriminator)
        {
            foreach (var entry in discriminator.Json.GetProperty("mapping").EnumerateObject())
            {
                types[entry.Name] = schema.Document.Resolve(entry.Value.GetString()!);
            }
        }

        return new Discriminator(Annotation, types);
    }

    /// <summary>The type of a word. The service writes a number sign before it; requests in the documentation leave it out.</summary>
    public Schema? Find(string word, bool isStrict) =>
        _types.TryGetValue(word, out var type) ? type : isStrict ? null : _types.GetValueOrDefault("#" + word);
}
