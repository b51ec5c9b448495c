using System;
using PimTools.Graph.Http;

namespace PimTools.Graph.Alerts;

/// <summary>Builds the addresses of alerts: of Entra roles at Graph, whose beta version alone has them, and of Azure scopes (API reference, section 10).</summary>
internal sealed class AlertUrls
{
    private const string Root = "beta/identityGovernance/roleManagementAlerts/";
    private const string Version = "2022-08-01-preview";

    private readonly PimContext _context;

    public AlertUrls(PimContext context) => _context = context;

    /// <summary>All alerts of a scope. Graph refuses a list without the filter.</summary>
    public Uri List(PimScope scope) => scope.Kind == PimKind.AzureRole
        ? Azure(scope, "roleManagementAlerts")
        : OData.Address(
            _context.GraphEndpoint!,
            Root + "alerts",
            ("$filter", "scopeId eq '/' and scopeType eq 'DirectoryRole'"),
            ("$expand", "alertDefinition,alertConfiguration,alertIncidents"));

    public Uri Incidents(PimAlert alert) => Of(alert, "alerts", "/alertIncidents");

    public Uri Alert(PimAlert alert) => Of(alert, "alerts");

    public Uri Refresh(PimAlert alert) => Of(alert, "alerts", "/refresh");

    public Uri Configuration(PimAlert alert) => Of(alert, "alertConfigurations");

    private Uri Of(PimAlert alert, string collection, string after = "") => alert.Kind == PimKind.AzureRole
        ? Azure(alert.Place, (collection == "alerts" ? "roleManagementAlerts/" : "roleManagementAlertConfigurations/") + OData.Segment(alert.Name) + after)
        : OData.Address(_context.GraphEndpoint!, Root + collection + "/" + OData.Segment(alert.Id) + after);

    private Uri Azure(PimScope scope, string path) =>
        OData.Address(_context.ArmEndpoint!, OData.Path(scope.Id) + "/providers/Microsoft.Authorization/" + path, ("api-version", Version));
}
