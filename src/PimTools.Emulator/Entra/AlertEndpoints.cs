using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Alerts;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The alerts of Entra roles, which the beta version alone has. A scan that is asked for is done at once.</summary>
internal sealed class AlertEndpoints : IGraphEndpoints
{
    private const string Root = "identityGovernance/roleManagementAlerts";
    private const string Alerts = Root + "/alerts";

    private static readonly ExpandItem[] Everything = [.. new[] { "alertDefinition", "alertConfiguration", "alertIncidents" }.Select(name => new ExpandItem(name, ODataQuery.None))];

    private readonly TenantState _tenant;
    private readonly AuditStore _audit;
    private readonly EntraAlerts _alerts;
    private readonly EntraAuthority _authority;
    private readonly GraphResponses _responses;
    private readonly AlertShapes _shapes;

    public AlertEndpoints(TenantState tenant, AuditStore audit, EntraAlerts alerts, EntraAuthority authority, GraphResponses responses)
    {
        _tenant = tenant;
        _audit = audit;
        _alerts = alerts;
        _authority = authority;
        _responses = responses;
        _shapes = new AlertShapes(alerts);
    }

    public IEnumerable<GraphRoute> Routes =>
    [
        Read(Alerts, List),
        Read(Alerts + "/{id}", request => ServiceResponse.Ok(GraphResponses.Entity(Expanded(request), Alerts, _shapes.Alert, Find(request)))),
        Read(Alerts + "/{id}/alertIncidents", Incidents),
        Read(Root + "/alertDefinitions", request => _responses.Page(Scoped(request), Root + "/alertDefinitions", _shapes.Definition, _alerts.All)),
        Read(Root + "/alertDefinitions/{id}", request => ServiceResponse.Ok(GraphResponses.Entity(request, Root + "/alertDefinitions", _shapes.Definition, Find(request)))),
        Read(Root + "/alertConfigurations", Configurations),
        Read(Root + "/alertConfigurations/{id}", request => ServiceResponse.Ok(_shapes.Configuration(Find(request)))),
        Write("PATCH", Alerts + "/{id}", Dismiss),
        Write("PATCH", Root + "/alertConfigurations/{id}", Configure),
        Write("POST", Alerts + "/refresh", request => Refresh(request, _alerts.All, "refresh")),
        Write("POST", Alerts + "/{id}/refresh", request => Refresh(request, [Find(request)], "refresh:" + request["id"])),
        Read(Root + "/operations/{id}", Operation),
    ];

    private GraphRoute Read(string template, Func<GraphRequest, ServiceResponse> answer) => new("GET", template, EntraPermissions.ReadAlerts, request =>
    {
        if (!_authority.CanRead(request.Caller))
            throw ServiceException.Forbidden();
        return answer(request);
    }) { OnlyIn = GraphPath.Beta };

    private GraphRoute Write(string method, string template, Func<GraphRequest, ServiceResponse> answer) => new(method, template, EntraPermissions.WriteAlerts, request =>
    {
        _authority.RequireWriter(request.Caller);
        return answer(request);
    }) { OnlyIn = GraphPath.Beta };

    private ServiceResponse List(GraphRequest request) =>
        _responses.Page(Expanded(Scoped(request)), Alerts, _shapes.Alert, _alerts.All.Select(alert => alert.Current(_tenant.Now)));

    private ServiceResponse Incidents(GraphRequest request)
    {
        var alert = Find(request);
        return _responses.MixedPage(request, $"{Alerts}('{request["id"]}')/alertIncidents", alert.Incidents, (incident, _) => AlertShapes.Incident(alert, incident));
    }

    private ServiceResponse Configurations(GraphRequest request)
    {
        _ = Scoped(request);
        return ServiceResponse.Ok(GraphResponses.Headed(
            request.Context(Root + "/alertConfigurations"), new JsonObject { ["value"] = new JsonArray([.. _alerts.All.Select(alert => (JsonNode)_shapes.Configuration(alert))]) }));
    }

    private ServiceResponse Dismiss(GraphRequest request)
    {
        if (new BodyReader(request.BodyObject(), "unifiedRoleManagementAlert", "isActive").Flag("isActive") is not false)
            throw ServiceException.BadRequest("An alert can only be dismissed.");
        var alert = Find(request);
        alert.Dismiss(_tenant.Now);
        Record("Deactivate PIM alert", alert, request);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Configure(GraphRequest request)
    {
        var alert = Find(request);
        var type = alert.Definition.TypeName + "AlertConfiguration";
        var content = request.BodyObject();
        if ((string?)content["@odata.type"] != "#microsoft.graph." + type)
            throw ServiceException.BadRequest($"The body of this configuration is of the type 'microsoft.graph.{type}'.");
        var settings = alert.Settings.Select(setting => setting.Key).ToArray();
        var body = new BodyReader(content, type, ["isEnabled", .. settings]);
        if (body.Flag("isEnabled") is { } isEnabled && isEnabled != alert.IsEnabled)
            Record(isEnabled ? "Enable PIM alert" : "Disable PIM alert", alert, request);
        alert.Configure(body.Flag("isEnabled"), content.Where(property => settings.Contains(property.Key)), _tenant.Now);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Refresh(GraphRequest request, IEnumerable<Alert> alerts, string operation)
    {
        foreach (var alert in alerts)
        {
            alert.Scan(_tenant.Now);
            Record("Refresh PIM alert", alert, request);
        }

        var response = ServiceResponse.Of(HttpStatusCode.Accepted, new JsonObject());
        response.Headers["Location"] = $"{request.Path.Root}/beta/{Root}/operations/{operation}";
        return response;
    }

    private ServiceResponse Operation(GraphRequest request) => ServiceResponse.Ok(GraphResponses.Headed(request.Context(Root + "/operations/$entity"), new JsonObject
    {
        ["id"] = request["id"],
        ["createdDateTime"] = IsoTime.Node(_tenant.Now),
        ["lastActionDateTime"] = IsoTime.Node(_tenant.Now),
        ["resourceLocation"] = $"{request.Path.Root}/beta/{Alerts}",
        ["status"] = "succeeded",
        ["statusDetail"] = "",
    }));

    // The names of these activities are documented (reference-audit-activities).
    private void Record(string activity, Alert alert, GraphRequest request) => _audit.Add(_audit.Begin(activity) with
    {
        CorrelationId = _tenant.Ids.Next(),
        Initiator = AuditInitiator.Of(_tenant.Directory.Find(request.Caller.ObjectId)),
        Targets = [new AuditTarget("Other", _alerts.IdOf(alert), alert.Definition.DisplayName)],
    });

    // Documented: without the filter the service refuses.
    private static GraphRequest Scoped(GraphRequest request) =>
        request.Query.Filter is { } filter && filter.Pins("scopeId", "/") && filter.Pins("scopeType", EntraPolicies.ScopeType)
            ? request
            : throw ServiceException.BadRequest("A filter on scopeId and scopeType is required.");

    private static GraphRequest Expanded(GraphRequest request)
    {
        if (request.Query.Expand.Any(item => item.Name == "*"))
            request.Query.Expand = Everything;
        return request;
    }

    private Alert Find(GraphRequest request) =>
        _alerts.All.FirstOrDefault(alert => _alerts.IdOf(alert).Equals(request["id"], StringComparison.OrdinalIgnoreCase))?.Current(_tenant.Now)
            ?? throw ServiceException.ResourceNotFound(request["id"]);
}
