using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Faults;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http;

/// <summary>The door of Microsoft Graph: who is calling, which operation, may they; refusals in Graph's own shape.</summary>
internal sealed class GraphService
{
    private readonly TenantState _tenant;
    private readonly EmulatorFaults _faults;
    private readonly TokenReader _tokens;
    private readonly List<Route> _routes;

    public GraphService(TenantState tenant, EmulatorFaults faults, IEnumerable<IEndpoints> endpoints)
    {
        _tenant = tenant;
        _faults = faults;
        _tokens = new TokenReader(tenant);
        _routes = [.. endpoints.Append(new BatchEndpoints(AnswerPart)).SelectMany(area => area.Routes)];
    }

    /// <summary>Answers a call, or with the status a fault has in store for it.</summary>
    public GraphResponse Answer(IncomingRequest incoming, EmulatedFault? fault)
    {
        try
        {
            if (fault is { Kind: FaultKind.Answer })
                return Ordered(incoming, fault);
            if (_faults.Throttles())
                return Throttled(incoming);
            return Dispatch(incoming);
        }
        catch (GraphException refusal)
        {
            return Refuse(incoming, refusal);
        }
    }

    /// <summary>The caller of a token, or null where it is none.</summary>
    public string? CallerOf(IncomingRequest incoming)
    {
        try
        {
            return _tokens.Read(incoming.Authorization).ObjectId;
        }
        catch (GraphException)
        {
            return null;
        }
    }

    // A batch is answered as a whole; each of its parts meets faults and throttling of its own.
    private GraphResponse AnswerPart(IncomingRequest part) =>
        Answer(part, _faults.Take(part.Method, part.Uri.PathAndQuery, answersOnly: true));

    private GraphResponse Throttled(IncomingRequest incoming)
    {
        var response = Refuse(incoming, new GraphException((HttpStatusCode)429, "TooManyRequests", "Too many requests"));
        response.Headers["Retry-After"] = Wire.Seconds(_faults.RetryAfter);
        return response;
    }

    private GraphResponse Ordered(IncomingRequest incoming, EmulatedFault fault)
    {
        var response = fault.Text is { } body
            ? GraphResponse.Raw(fault.Status, body)
            : Refuse(incoming, new GraphException(fault.Status, fault.Status.ToString(), "The service could not handle the request."));
        if (fault.Time is { } retryAfter)
            response.Headers["Retry-After"] = Wire.Seconds(retryAfter);
        return response;
    }

    private GraphResponse Refuse(IncomingRequest incoming, GraphException refusal)
    {
        var requestId = _tenant.Ids.Next();
        var response = GraphResponse.Of(refusal.Status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = refusal.Code,
                ["message"] = refusal.Message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = IsoTime.Text(_tenant.Now).Substring(0, "yyyy-MM-ddTHH:mm:ss".Length),
                    ["request-id"] = requestId,
                    ["client-request-id"] = incoming.ClientRequestId ?? requestId,
                },
            },
        });
        if (refusal.Status == HttpStatusCode.Unauthorized)
        {
            response.Headers["WWW-Authenticate"] =
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
                + $"error=\"invalid_token\", error_description=\"{refusal.Message}\"";
        }

        return response;
    }

    private GraphResponse Dispatch(IncomingRequest incoming)
    {
        var caller = _tokens.Read(incoming.Authorization);
        var path = GraphPath.Parse(incoming.Uri);
        var (route, values) = Find(incoming.Method, path);
        route.Permission.Require(caller);
        return route.Answer(new GraphRequest(incoming, path, values, caller));
    }

    private (Route Route, IReadOnlyDictionary<string, string> Values) Find(string method, GraphPath path)
    {
        var isKnownPath = false;
        foreach (var route in _routes)
        {
            if (route.Match(path) is not { } values)
                continue;
            if (route.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                return (route, values);
            isKnownPath = true;
        }

        throw isKnownPath
            ? new GraphException(
                HttpStatusCode.MethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
            : GraphException.BadRequest($"Resource not found for the segment '{path.LastSegment}'.");
    }
}
