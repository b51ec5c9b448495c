using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Alerts;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>The alerts of a subscription. Other scopes have none here.</summary>
internal sealed class AzureAlertEndpoints : IArmEndpoints
{
    private const string Provider = "Microsoft.Authorization/";
    private const string Alerts = "roleManagementAlerts";
    private const string Configurations = "roleManagementAlertConfigurations";
    private const string Definitions = "roleManagementAlertDefinitions";

    private readonly TenantState _tenant;
    private readonly AzureAlerts _alerts;
    private readonly AzureAuthority _authority;
    private readonly ArmResponses _responses;

    public AzureAlertEndpoints(TenantState tenant, AzureAlerts alerts, AzureAuthority authority, ArmResponses responses)
    {
        _tenant = tenant;
        _alerts = alerts;
        _authority = authority;
        _responses = responses;
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        Read(Alerts, request => _responses.Page(request, All(request), alert => Render(request.Scope, alert))),
        Read(Alerts + "/{name}", request => ServiceResponse.Ok(Render(request.Scope, Find(request)))),
        Read(Alerts + "/{name}/alertIncidents", Incidents),
        Read(Definitions, request => _responses.Page(request, All(request), alert => Definition(request.Scope, alert))),
        Read(Definitions + "/{name}", request => ServiceResponse.Ok(Definition(request.Scope, Find(request)))),
        Read(Configurations, request => _responses.Page(request, All(request), alert => Configuration(request.Scope, alert))),
        Read(Configurations + "/{name}", request => ServiceResponse.Ok(Configuration(request.Scope, Find(request)))),
        Write("PATCH", Alerts + "/{name}", Dismiss),
        Write("PATCH", Configurations + "/{name}", Configure),
        Write("POST", Alerts + "/refresh", request => Refresh(request, All(request))),
        Write("POST", Alerts + "/{name}/refresh", request => Refresh(request, [Find(request)])),
    ];

    private ArmRoute Read(string path, Func<ArmRequest, ServiceResponse> answer) => new("GET", Provider + path, ArmVersions.Alerts, request =>
    {
        _authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope, Provider + Alerts + "/read");
        return answer(request);
    });

    private ArmRoute Write(string method, string path, Func<ArmRequest, ServiceResponse> answer) => new(method, Provider + path, ArmVersions.Alerts, request =>
    {
        _authority.Require(request.Caller, AzureActions.WriteAssignments, request.Scope, Provider + Alerts + "/write");
        return answer(request);
    });

    private IEnumerable<Alert> All(ArmRequest request) =>
        request.Scope.Kind == AzureScopeKind.Subscription ? _alerts.Of(request.Scope).Select(alert => alert.Current(_tenant.Now)) : [];

    private Alert Find(ArmRequest request) =>
        All(request).FirstOrDefault(alert => alert.Definition.Name.Equals(request["name"], StringComparison.OrdinalIgnoreCase))
            ?? throw ArmErrors.NotFound("ResourceNotFound", $"The alert '{request["name"]}' could not be found.");

    private ServiceResponse Incidents(ArmRequest request)
    {
        var alert = Find(request);
        return _responses.Page(request, alert.Incidents, incident => Incident(request.Scope, alert, incident));
    }

    private ServiceResponse Dismiss(ArmRequest request)
    {
        if (new BodyReader(request.Properties(), "Microsoft.Authorization.AlertProperties", "isActive").Flag("isActive") is not false)
            throw ServiceException.BadRequest("An alert can only be dismissed.");
        Find(request).Dismiss(_tenant.Now);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Configure(ArmRequest request)
    {
        var alert = Find(request);
        var properties = request.Properties();
        var settings = alert.Settings.Select(setting => setting.Key).ToArray();
        var body = new BodyReader(properties, "Microsoft.Authorization.AlertConfigurationProperties", ["alertConfigurationType", "isEnabled", .. settings]);
        if (body.RequiredText("alertConfigurationType") != alert.Definition.TypeName + "AlertConfiguration")
            throw body.Wrong("alertConfigurationType");
        alert.Configure(body.Flag("isEnabled"), properties.Where(property => settings.Contains(property.Key)), _tenant.Now);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Refresh(ArmRequest request, IEnumerable<Alert> alerts)
    {
        var scanned = alerts.ToList();
        scanned.ForEach(alert => alert.Scan(_tenant.Now));
        return ServiceResponse.Of(HttpStatusCode.Accepted, new JsonObject
        {
            ["id"] = _tenant.Ids.Next(),
            ["status"] = "Running",
            ["statusDetail"] = JsonText.Write(new JsonObject
            {
                ["result"] = new JsonArray([.. scanned.Select(alert => (JsonNode)new JsonObject { ["name"] = alert.Definition.Name, ["statusDetail"] = "Alert scan is running." })]),
            }),
            ["lastActionDateTime"] = IsoTime.Node(_tenant.Now),
            ["createdDateTime"] = IsoTime.Node(_tenant.Now),
            ["resourceLocation"] = request.Incoming.Uri.AbsoluteUri.Replace("/refresh", ""),
        });
    }

    private static JsonObject Render(AzureScope scope, Alert alert) => Resource(scope, Alerts, alert.Definition.Name, new JsonObject
    {
        ["scope"] = scope.Id.TrimStart('/'),
        ["incidentCount"] = alert.Incidents.Count,
        ["lastModifiedDateTime"] = IsoTime.Node(alert.Modified),
        ["lastScannedDateTime"] = IsoTime.Node(alert.Scanned),
        ["isActive"] = alert.IsActive,
        ["alertDefinition"] = Definition(scope, alert),
        ["alertIncidents"] = new JsonArray([.. alert.Incidents.Select(incident => (JsonNode)Incident(scope, alert, incident))]),
        ["alertConfiguration"] = Configuration(scope, alert),
    });

    private static JsonObject Definition(AzureScope scope, Alert alert) => Resource(scope, Definitions, alert.Definition.Name, new JsonObject
    {
        ["displayName"] = alert.Definition.DisplayName,
        ["scope"] = scope.Id.TrimStart('/'),
        ["description"] = alert.Definition.Description,
        ["severityLevel"] = alert.Definition.Severity,
        ["securityImpact"] = alert.Definition.SecurityImpact,
        ["mitigationSteps"] = alert.Definition.MitigationSteps,
        ["howToPrevent"] = alert.Definition.HowToPrevent,
        ["isRemediatable"] = alert.Definition.IsRemediatable,
        ["isConfigurable"] = alert.Definition.IsConfigurable,
    });

    private static JsonObject Configuration(AzureScope scope, Alert alert)
    {
        var properties = new JsonObject
        {
            ["alertConfigurationType"] = alert.Definition.TypeName + "AlertConfiguration",
            ["alertDefinitionId"] = alert.Definition.Name,
            ["scope"] = scope.Id.TrimStart('/'),
            ["isEnabled"] = alert.IsEnabled,
        };
        foreach (var setting in alert.Settings)
            properties[setting.Key] = setting.Value?.DeepClone();
        return Resource(scope, Configurations, alert.Definition.Name, properties);
    }

    private static JsonObject Incident(AzureScope scope, Alert alert, AlertIncident incident) => Resource(
        scope,
        $"{Alerts}/{alert.Definition.Name}/alertIncidents",
        incident.Id,
        incident.Render(new JsonObject { ["alertIncidentType"] = alert.Definition.TypeName + "AlertIncident" }),
        $"{Alerts}/alertIncidents");

    private static JsonObject Resource(AzureScope scope, string path, string name, JsonObject properties, string? type = null) => new()
    {
        ["properties"] = properties,
        ["name"] = name,
        ["id"] = scope.IdOf(path, name),
        ["type"] = Provider + (type ?? path),
    };
}
