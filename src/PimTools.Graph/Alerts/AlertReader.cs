using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Alerts;

/// <summary>Reads alerts of Graph and of Azure, which has the same words in an envelope.</summary>
internal static class AlertReader
{
    private const string Types = "#microsoft.graph.";

    private static readonly string[] OfConfiguration = { "id", "name", "type", "scope", "scopeId", "scopeType", "alertDefinitionId", "alertConfigurationType", "isEnabled", "alertDefinition" };

    private static readonly string[] OfIncident =
    {
        "id", "name", "type", "alertIncidentType", "assigneeId", "assigneeDisplayName", "assigneeName", "assigneeType", "assigneeUserPrincipalName", "roleDefinitionId", "roleDisplayName",
    };

    public static PimAlert Read(JObject element, PimScope scope)
    {
        var alert = Open(element);
        var definition = Open(alert.Child("alertDefinition") ?? new JObject());
        var configuration = Open(alert.Child("alertConfiguration") ?? new JObject());
        var id = element.RequiredText("id");
        return new PimAlert(id, NameOf(element.Text("name") ?? id), scope)
        {
            Title = definition.Text("displayName"),
            Severity = definition.Word<PimAlertSeverity>("severityLevel") ?? PimAlertSeverity.Unknown,
            IsActive = alert.OptionalFlag("isActive"),
            IsEnabled = configuration.OptionalFlag("isEnabled"),
            IncidentCount = alert.Number("incidentCount"),
            LastScanned = alert.Time("lastScannedDateTime"),
            LastModified = alert.Time("lastModifiedDateTime"),
            Settings = Others(configuration, OfConfiguration),
            IsConfigurable = definition.OptionalFlag("isConfigurable"),
            IsRemediatable = definition.OptionalFlag("isRemediatable"),
            Description = definition.Text("description"),
            SecurityImpact = definition.Text("securityImpact"),
            MitigationSteps = definition.Text("mitigationSteps"),
            HowToPrevent = definition.Text("howToPrevent"),
            ConfigurationType = Word(configuration.Text("@odata.type") ?? configuration.Text("alertConfigurationType")),
            Incidents = alert.Children("alertIncidents").Select(ReadIncident).ToList(),
        };
    }

    public static PimAlertIncident ReadIncident(JObject element)
    {
        var incident = Open(element);
        return new PimAlertIncident(element.Text("name") ?? element.RequiredText("id"))
        {
            Type = Word(incident.Text("@odata.type") ?? incident.Text("alertIncidentType")),
            Principal = incident.Text("assigneeDisplayName") ?? incident.Text("assigneeName"),
            PrincipalId = incident.Text("assigneeId"),
            UserPrincipalName = incident.Text("assigneeUserPrincipalName"),
            PrincipalType = incident.Text("assigneeType"),
            Role = incident.Text("roleDisplayName"),
            RoleId = incident.Text("roleDefinitionId"),
            Details = Others(incident, OfIncident),
        };
    }

    private static JObject Open(JObject element) => element.Child("properties") ?? element;

    // Graph has the tenant before the name and a word after it (observed).
    private static string NameOf(string id)
    {
        var last = id.LastIndexOf('_');
        var name = id.Substring(last + 1);
        return last >= 0 && name.EndsWith("Alert", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Alert".Length) : name;
    }

    private static string? Word(string? type) => type?.StartsWith(Types, StringComparison.OrdinalIgnoreCase) == true ? type.Substring(Types.Length) : type;

    private static Dictionary<string, string> Others(JObject element, string[] known) => element.Properties()
        .Where(property => property.Value is JValue { Value: not null } && property.Name.LastIndexOf('@') < 0 && !known.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
        .ToDictionary(property => property.Name, property => element.Text(property.Name)!);
}
