using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Http.Arm;

/// <summary>
/// Handles the calls to Azure Resource Manager: finds the operation, checks the version, finds the scope, and writes errors in its own shape.
/// </summary>
internal sealed class ArmHandler : ServiceHandler
{
    private readonly TenantState _tenant;
    private readonly AzureTree _tree;
    private readonly List<ArmRoute> _routes;

    public ArmHandler(TenantState tenant, EmulatorFaults faults, AzureTree tree, IEnumerable<IArmEndpoints> endpoints)
        : base(faults, new TokenReader(tenant, TokenAudience.Azure))
    {
        _tenant = tenant;
        _tree = tree;
        _routes = [.. endpoints.SelectMany(area => area.Routes)];
    }

    protected override string ThrottleText => "The request is being throttled. Please retry after the time given in the Retry-After header.";

    protected override ServiceResponse Dispatch(IncomingRequest incoming, Caller caller)
    {
        var path = ArmPath.Parse(incoming.Uri);
        var (route, values) = Find(incoming, path);
        var query = ArmQuery.Parse(incoming.Uri, route.Options);
        if (query.ApiVersion.Length == 0)
            throw ArmErrors.NoApiVersion;
        if (!route.Versions.Contains(query.ApiVersion, StringComparer.OrdinalIgnoreCase))
            throw ArmErrors.ApiVersion(query.ApiVersion, route.Versions);

        ForeignSubscription.Refuse(Faults, _tree, path, _tenant.TenantId);
        MfaDemand.Require(Faults, incoming.Method, caller);
        return Marked(route.Answer(new ArmRequest(incoming, ArmScope.Require(_tree, path.Scope), query, values, caller)));
    }

    protected override void Identify(IncomingRequest incoming, ServiceResponse response)
    {
        response.Headers["x-ms-request-id"] = incoming.RequestId;
        response.Headers["x-ms-correlation-request-id"] = incoming.RequestId;
    }

    protected override ServiceResponse Refuse(IncomingRequest incoming, ServiceException refusal)
    {
        var response = ServiceResponse.Of(refusal.Status, new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message },
        });
        if (refusal.Status == HttpStatusCode.Unauthorized)
        {
            response.Headers["WWW-Authenticate"] =
                $"Bearer authorization_uri=\"https://login.microsoftonline.com/{_tenant.TenantId}\", {refusal.BearerError}";
        }

        return Marked(response);
    }

    private static ServiceResponse Marked(ServiceResponse response)
    {
        response.ContentType = "application/json; charset=utf-8";
        return response;
    }

    private (ArmRoute Route, IReadOnlyDictionary<string, string> Values) Find(IncomingRequest incoming, ArmPath path)
    {
        var isKnownPath = false;
        foreach (var route in _routes)
        {
            if (route.Match(path) is not { } values)
                continue;
            if (route.Method.Equals(incoming.Method, StringComparison.OrdinalIgnoreCase))
                return (route, values);
            isKnownPath = true;
        }

        throw isKnownPath
            ? new ServiceException(HttpStatusCode.MethodNotAllowed, "HttpMethodNotAllowed", $"The method {incoming.Method} is not allowed here.")
            : ArmErrors.UnknownPath(incoming.Uri.AbsolutePath);
    }
}
