using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Alerts;

namespace PimTools.Emulator.Entra;

/// <summary>The shapes of alerts, their definitions, configurations and incidents (documented: unifiedrolemanagementalert).</summary>
internal sealed class AlertShapes
{
    private const string Never = "0001-01-01T08:00:00Z";

    private readonly EntraAlerts _alerts;

    public AlertShapes(EntraAlerts alerts)
    {
        _alerts = alerts;
        Definition = Scoped("unifiedRoleManagementAlertDefinition")
            .Property("displayName", alert => alert.Definition.DisplayName)
            .Property("description", alert => alert.Definition.Description)
            .Property("severityLevel", alert => alert.Definition.Severity)
            .Property("securityImpact", alert => alert.Definition.SecurityImpact)
            .Property("mitigationSteps", alert => alert.Definition.MitigationSteps)
            .Property("howToPrevent", alert => alert.Definition.HowToPrevent)
            .Property("isRemediatable", alert => alert.Definition.IsRemediatable)
            .Property("isConfigurable", alert => alert.Definition.IsConfigurable);
        Alert = Scoped("unifiedRoleManagementAlert")
            .Property("alertDefinitionId", alert => alerts.IdOf(alert))
            .Property("incidentCount", alert => alert.Incidents.Count)
            .Property("isActive", alert => alert.IsActive)
            .Property("lastModifiedDateTime", alert => IsoTime.Node(alert.Modified) ?? Never)
            .Property("lastScannedDateTime", alert => IsoTime.Node(alert.Scanned) ?? Never)
            .Navigation("alertDefinition", (alert, expand) => Definition.Expand(alert, expand))
            .Navigation("alertConfiguration", (alert, _) => Configuration(alert))
            .Navigation("alertIncidents", (alert, _) => new JsonArray([.. alert.Incidents.Select(incident => (JsonNode)Incident(alert, incident))]));
    }

    public Shape<Alert> Alert { get; }

    public Shape<Alert> Definition { get; }

    public JsonObject Configuration(Alert alert)
    {
        var id = _alerts.IdOf(alert);
        var configuration = new JsonObject
        {
            ["@odata.type"] = $"#microsoft.graph.{alert.Definition.TypeName}AlertConfiguration",
            ["id"] = id,
            ["alertDefinitionId"] = id,
            ["scopeType"] = EntraPolicies.ScopeType,
            ["scopeId"] = "/",
            ["isEnabled"] = alert.IsEnabled,
        };
        foreach (var setting in alert.Settings)
            configuration[setting.Key] = setting.Value?.DeepClone();
        return configuration;
    }

    public static JsonObject Incident(Alert alert, AlertIncident incident) =>
        incident.Render(new JsonObject { ["@odata.type"] = $"#microsoft.graph.{alert.Definition.TypeName}AlertIncident", ["id"] = incident.Id });

    private Shape<Alert> Scoped(string typeName) => new Shape<Alert>(typeName)
        .Property("id", alert => _alerts.IdOf(alert))
        .Property("scopeId", _ => "/")
        .Property("scopeType", _ => EntraPolicies.ScopeType)
        .Filterable("scopeId", "scopeType");
}
