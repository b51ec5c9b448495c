using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Graph;

/// <summary>Several requests in one (documented: json-batching); every part has an answer of its own.</summary>
internal sealed class BatchEndpoints : IGraphEndpoints
{
    private const int MostRequests = 20;

    private readonly Func<IncomingRequest, ServiceResponse> _answer;

    public BatchEndpoints(Func<IncomingRequest, ServiceResponse> answer) => _answer = answer;

    public IEnumerable<GraphRoute> Routes => [new GraphRoute("POST", "$batch", Permission.None, Post)];

    private ServiceResponse Post(GraphRequest request)
    {
        var body = new BodyReader(request.BodyObject(), "batch", "requests");
        var items = (body.Array("requests") ?? throw body.Missing("requests")).Select(Read).ToList();
        Check(items);

        var statuses = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var responses = new JsonArray();
        foreach (var item in items.Take(request.Incoming.MostParts))
        {
            var failed = item.DependsOn.Any(id => statuses[id] >= 400);
            var answer = failed ? FailedDependency() : _answer(Incoming(request, item));
            statuses[item.Id] = (int)answer.Status;
            responses.Add(Show(item.Id, answer));
        }

        return ServiceResponse.Ok(new JsonObject { ["responses"] = responses });
    }

    private static BatchItem Read(JsonNode? node)
    {
        if (node is not JsonObject content)
            throw ServiceException.BadRequest("Invalid batch payload format.");

        var reader = new BodyReader(content, "batchItem", "id", "method", "url", "headers", "body", "dependsOn");
        return new BatchItem(reader.RequiredText("id"), reader.RequiredText("method").ToUpperInvariant(), reader.RequiredText("url"))
        {
            ContentType = Header(reader.Object("headers"), "Content-Type"),
            ClientRequestId = Header(reader.Object("headers"), "client-request-id"),
            Body = content["body"],
            DependsOn = [.. (reader.Array("dependsOn") ?? []).Select(id => id?.ToString() ?? "")],
        };
    }

    private static void Check(List<BatchItem> items)
    {
        if (items.Count is 0 or > MostRequests)
            throw ServiceException.BadRequest($"A batch holds 1 to {MostRequests} requests; this one holds {items.Count}.");

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            // A part can only depend on parts before it, so the given order always works.
            if (item.DependsOn.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
                throw ServiceException.BadRequest($"The request '{item.Id}' depends on '{unknown}', which does not come before it.");
            if (!known.Add(item.Id))
                throw ServiceException.BadRequest($"The id '{item.Id}' stands more than once in the batch.");
            if (item.Body is not null && item.ContentType is null)
                throw ServiceException.BadRequest($"The request '{item.Id}' has a body and needs a Content-Type header.");
        }
    }

    private static IncomingRequest Incoming(GraphRequest batch, BatchItem item) =>
        new(item.Method, new Uri($"{batch.Path.Root}/{batch.Path.Version}/{item.Url.TrimStart('/')}"))
        {
            Authorization = batch.Incoming.Authorization,
            ContentType = item.ContentType,
            ClientRequestId = item.ClientRequestId,
            Body = item.Body is null ? null : JsonText.Write(item.Body),
        };

    private static ServiceResponse FailedDependency() => ServiceResponse.Of((HttpStatusCode)424, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = "FailedDependency",
            ["message"] = "The request depends on another one of the batch that failed.",
        },
    });

    private static JsonObject Show(string id, ServiceResponse answer)
    {
        var headers = new JsonObject { ["Cache-Control"] = "no-cache" };
        foreach (var header in answer.Headers)
            headers[header.Key] = header.Value;

        var shown = new JsonObject { ["id"] = id, ["status"] = (int)answer.Status, ["headers"] = headers };
        if (answer.Body is { } body)
            (headers["Content-Type"], shown["body"]) = ("application/json", body);
        else if (answer.RawBody is { } raw)
            (headers["Content-Type"], shown["body"]) = TryParse(raw) is { } json ? ("application/json", json) : ("text/plain", (JsonNode)raw);

        return shown;
    }

    // What a fault answers is a text, which may be JSON.
    private static JsonObject? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Header(JsonObject? headers, string name) =>
        headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.ToString();
}
