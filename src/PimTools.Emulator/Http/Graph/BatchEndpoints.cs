using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Graph;

/// <summary>Several requests in one (documented: json-batching); every part is answered on its own.</summary>
internal sealed class BatchEndpoints : IEndpoints
{
    private const int MostRequests = 20;

    private readonly Func<IncomingRequest, GraphResponse> _answer;

    public BatchEndpoints(Func<IncomingRequest, GraphResponse> answer) => _answer = answer;

    public IEnumerable<Route> Routes => [new Route("POST", "$batch", Permission.None, Post)];

    private GraphResponse Post(GraphRequest request)
    {
        var body = new BodyReader(request.BodyObject(), "batch", "requests");
        var items = (body.Array("requests") ?? throw body.Missing("requests")).Select(Read).ToList();
        Check(items);

        var statuses = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var responses = new JsonArray();
        foreach (var item in items)
        {
            var failed = item.DependsOn.Any(id => statuses[id] >= 400);
            var answer = failed ? FailedDependency() : _answer(Incoming(request, item));
            statuses[item.Id] = (int)answer.Status;
            responses.Add(Show(item.Id, answer));
        }

        return GraphResponse.Ok(new JsonObject { ["responses"] = responses });
    }

    private static BatchItem Read(JsonNode? node)
    {
        if (node is not JsonObject content)
            throw GraphException.BadRequest("Invalid batch payload format.");

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
            throw GraphException.BadRequest($"A batch holds 1 to {MostRequests} requests; this one holds {items.Count}.");

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            // A part can only wait for parts before it, so that the order given is an order that works.
            if (item.DependsOn.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
                throw GraphException.BadRequest($"The request '{item.Id}' depends on '{unknown}', which does not come before it.");
            if (!known.Add(item.Id))
                throw GraphException.BadRequest($"The id '{item.Id}' stands more than once in the batch.");
            if (item.Body is not null && item.ContentType is null)
                throw GraphException.BadRequest($"The request '{item.Id}' has a body and needs a Content-Type header.");
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

    private static GraphResponse FailedDependency() => GraphResponse.Of((HttpStatusCode)424, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = "FailedDependency",
            ["message"] = "The request depends on another one of the batch that failed.",
        },
    });

    private static JsonObject Show(string id, GraphResponse answer)
    {
        var headers = new JsonObject { ["Cache-Control"] = "no-cache" };
        foreach (var header in answer.Headers)
            headers[header.Key] = header.Value;

        var shown = new JsonObject { ["id"] = id, ["status"] = (int)answer.Status, ["headers"] = headers };
        if (answer.Body is { } body)
            (headers["Content-Type"], shown["body"]) = ("application/json", body);
        else if (answer.RawBody is { } raw)
            (headers["Content-Type"], shown["body"]) = ("text/plain", raw);

        return shown;
    }

    private static string? Header(JsonObject? headers, string name) =>
        headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.ToString();
}
