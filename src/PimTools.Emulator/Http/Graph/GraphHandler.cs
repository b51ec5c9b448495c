using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Http.Graph;

/// <summary>Handles the calls to Microsoft Graph: finds the operation, checks the permission, and writes errors in Graph's own shape.</summary>
internal sealed class GraphHandler : ServiceHandler
{
    private static readonly string[] GroupArea = ["identityGovernance", "privilegedAccess", "group"];

    private readonly TenantState _tenant;
    private readonly List<GraphRoute> _routes;

    public GraphHandler(TenantState tenant, EmulatorFaults faults, IEnumerable<IGraphEndpoints> endpoints)
        : base(faults, new TokenReader(tenant, TokenAudience.Graph))
    {
        _tenant = tenant;
        _routes = [.. endpoints.Append(new BatchEndpoints(AnswerPart)).SelectMany(area => area.Routes)];
    }

    protected override string ThrottleText => "Too many requests";

    // Faults and throttling apply to each part of a batch.
    private ServiceResponse AnswerPart(IncomingRequest part) =>
        Answer(part, Faults.Take(part.Method, part.Uri.PathAndQuery, answersOnly: true));

    protected override void Identify(IncomingRequest incoming, ServiceResponse response)
    {
        response.Headers["request-id"] = incoming.RequestId;
        response.Headers["client-request-id"] = incoming.ClientRequestId ?? incoming.RequestId;
    }

    protected override ServiceResponse Refuse(IncomingRequest incoming, ServiceException refusal)
    {
        var response = ServiceResponse.Of(refusal.Status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = refusal.Code,
                ["message"] = refusal.Message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = IsoTime.Text(_tenant.Now).Substring(0, "yyyy-MM-ddTHH:mm:ss".Length),
                    ["request-id"] = incoming.RequestId,
                    ["client-request-id"] = incoming.ClientRequestId ?? incoming.RequestId,
                },
            },
        });
        if (refusal.Status == HttpStatusCode.Unauthorized)
        {
            response.Headers["WWW-Authenticate"] =
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
                + refusal.BearerError;
        }

        return response;
    }

    protected override ServiceResponse Dispatch(IncomingRequest incoming, Caller caller)
    {
        var path = GraphPath.Parse(incoming.Uri);
        var (route, values) = Find(incoming.Method, path);
        if (Faults.DeniesGroups && path.IsBelow(GroupArea))
            throw route.Permission.Refusal(caller);
        route.Permission.Require(caller);
        return route.Answer(new GraphRequest(incoming, path, values, caller));
    }

    private (GraphRoute Route, IReadOnlyDictionary<string, string> Values) Find(string method, GraphPath path)
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
            ? new ServiceException(
                HttpStatusCode.MethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
            : ServiceException.BadRequest($"Resource not found for the segment '{path.LastSegment}'.");
    }
}
