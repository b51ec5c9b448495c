using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>A method of a path: what it takes and what it answers.</summary>
internal sealed class ApiOperation
{
    private readonly ApiDocument _document;
    private readonly JsonElement _json;
    private readonly PathTemplate[] _templates;

    public ApiOperation(ApiDocument document, string method, string path, string? longPath, JsonElement json)
    {
        _document = document;
        _json = json;
        Method = method;
        Path = path;
        _templates = new[] { path, longPath }.OfType<string>().Select(template => new PathTemplate(template)).ToArray();
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>Tells how much of the path is fixed.</summary>
    public int Literals => _templates[0].Literals;

    /// <summary>The status that the documentation promises; null where it names none.</summary>
    public int? Success => _json.TryGetProperty("x-docs-success-status", out var status) ? status.GetInt32() : null;

    /// <summary>Tells whether there is a documentation page; the metadata knows more than the service does.</summary>
    public bool IsDocumented => !_json.TryGetProperty("x-documented", out var documented) || documented.GetBoolean();

    /// <summary>The names of the published examples.</summary>
    public IEnumerable<string> Examples =>
        _json.TryGetProperty("x-ms-examples", out var examples)
            ? examples.EnumerateObject().Select(example => example.Value.GetProperty("$ref").GetString()!.Split('/')[^1])
            : [];

    public IEnumerable<string> QueryOptions =>
        Parameters.Where(parameter => Text(parameter, "in") == "query").Select(parameter => Text(parameter, "name")!);

    /// <summary>The body it takes; null when it takes none.</summary>
    public Schema? Request
    {
        get
        {
            if (_json.TryGetProperty("requestBody", out var body))
            {
                return Content(_document.Deref(body));
            }

            var parameter = Parameters.FirstOrDefault(parameter => Text(parameter, "in") == "body");
            return parameter.ValueKind == JsonValueKind.Object ? new Schema(_document, parameter).Part("schema") : null;
        }
    }

    private IEnumerable<JsonElement> Parameters =>
        _json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Select(_document.Deref) : [];

    public bool Matches(string method, string path) =>
        string.Equals(method, Method, StringComparison.OrdinalIgnoreCase) && _templates.Any(template => template.Matches(path));

    /// <summary>Tells whether it may answer so at all, and the body of that answer; null for none.</summary>
    public (bool IsKnown, Schema? Body) Response(int status)
    {
        var responses = _json.GetProperty("responses");

        foreach (var key in new[] { $"{status}", $"{status / 100}XX", "default" })
        {
            // "default" is the answer to a failure.
            if ((key != "default" || status >= 400) && responses.TryGetProperty(key, out var response))
            {
                var found = _document.Deref(response);
                return (true, status == 204 ? null : Content(found) ?? new Schema(_document, found).Part("schema"));
            }
        }

        return (false, null);
    }

    private Schema? Content(JsonElement holder) =>
        holder.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
            ? new Schema(_document, json).Part("schema")
            : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
