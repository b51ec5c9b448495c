using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>An OpenAPI 3 or Swagger 2 document with its operations.</summary>
internal sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly JsonElement _root;
    private readonly string _path;
    private readonly Dictionary<string, ApiDocument> _neighbours = new(StringComparer.Ordinal);

    private ApiDocument(string path)
    {
        _path = path;
        using var stream = File.OpenRead(path);
        _root = JsonDocument.Parse(stream).RootElement;
        Operations = ReadOperations().ToList();
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Tells whether it can say that a value may be null. Swagger 2 cannot, and Azure answers null for whatever is absent.</summary>
    public bool KnowsNull => !_root.TryGetProperty("swagger", out _);

    public static ApiDocument Load(string path) => new(path);

    /// <summary>A named schema of the document.</summary>
    public Schema Find(string name) => Resolve($"#/components/schemas/{name}");

    /// <summary>Tells what a reference points to. A reference out of the published folder stands for anything.</summary>
    public Schema Resolve(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var document = hash == 0 ? this : Neighbour(reference[..hash]);
        return document is null
            ? Schema.Anything(this)
            : new Schema(document, document.Follow(reference[(hash + 1)..]), reference.Split('/')[^1]);
    }

    /// <summary>The schemas that extend another through allOf, under the words that select them.</summary>
    public IEnumerable<(string Word, Schema Schema)> Extending(string name)
    {
        if (!_root.TryGetProperty("definitions", out var definitions))
        {
            yield break;
        }

        foreach (var definition in definitions.EnumerateObject())
        {
            var schema = new Schema(this, definition.Value, definition.Name);
            if (schema.Parts("allOf").Any(part => part.Name == name))
            {
                yield return (schema.Text("x-ms-discriminator-value") ?? definition.Name, schema);
            }
        }
    }

    /// <summary>An object of the document, or the one it refers to.</summary>
    public JsonElement Deref(JsonElement element) =>
        element.TryGetProperty("$ref", out var reference) ? Resolve(reference.GetString()!).Json : element;

    private JsonElement Follow(string pointer) =>
        pointer.TrimStart('/').Split('/').Aggregate(_root, (element, part) => element.GetProperty(Uri.UnescapeDataString(part)));

    private ApiDocument? Neighbour(string relativePath)
    {
        var path = Path.GetFullPath(relativePath, Path.GetDirectoryName(_path)!);
        if (!File.Exists(path))
        {
            return null;
        }

        if (!_neighbours.TryGetValue(path, out var neighbour))
        {
            _neighbours[path] = neighbour = new ApiDocument(path);
        }

        return neighbour;
    }

    private IEnumerable<ApiOperation> ReadOperations()
    {
        if (!_root.TryGetProperty("paths", out var paths))
        {
            yield break;
        }

        foreach (var path in paths.EnumerateObject())
        {
            var longForm = path.Value.TryGetProperty("x-fully-qualified-path", out var found) ? found.GetString() : null;

            foreach (var method in path.Value.EnumerateObject().Where(member => Methods.Contains(member.Name)))
            {
                yield return new ApiOperation(this, method.Name.ToUpperInvariant(), path.Name, longForm, method.Value);
            }
        }
    }
}
