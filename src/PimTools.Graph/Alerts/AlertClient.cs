using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;

namespace PimTools.Graph.Alerts;

/// <summary>Reads and changes PIM's own alerts.</summary>
internal sealed class AlertClient : IPimAlerts
{
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly AlertUrls _urls;

    public AlertClient(PimHttp http, PimContext context)
    {
        _http = http;
        _lists = new ListReader(http);
        _urls = new AlertUrls(context);
    }

    public Task ListAsync(PimScope scope, Action<PimAlert> emit, PimCall call) => _lists.ReadPagesAsync(
        _urls.List(scope),
        async page =>
        {
            foreach (var element in page)
            {
                var alert = AlertReader.Read(element, scope);
                emit(alert.Incidents.Count < alert.IncidentCount ? AlertReader.Read(await WithIncidentsAsync(alert, element, call), scope) : alert);
            }
        },
        call);

    public Task DismissAsync(PimAlert alert, PimCall call) => ChangeAsync(alert, _urls.Alert(alert), new JObject { ["isActive"] = false }, call);

    public Task ConfigureAsync(PimAlert alert, bool isEnabled, IReadOnlyDictionary<string, string> settings, PimCall call)
    {
        var isAzure = alert.Kind == PimKind.AzureRole;
        var body = new JObject
        {
            [isAzure ? "alertConfigurationType" : "@odata.type"] = (isAzure ? string.Empty : "#microsoft.graph.") + alert.ConfigurationType,
            ["isEnabled"] = isEnabled,
        };
        foreach (var setting in settings)
        {
            body[setting.Key] = int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : setting.Value;
        }

        return ChangeAsync(alert, _urls.Configuration(alert), body, call);
    }

    public Task RefreshAsync(PimAlert alert, PimCall call) => _http.WriteAsync(HttpMethod.Post, _urls.Refresh(alert), null, call);

    // A long list of incidents does not come whole with its alert.
    private async Task<JObject> WithIncidentsAsync(PimAlert alert, JObject element, PimCall call)
    {
        var incidents = new JArray(await _lists.ReadAllAsync(_urls.Incidents(alert), call));
        var inner = element["properties"] as JObject ?? element;
        inner["alertIncidents"] = incidents;
        return element;
    }

    private Task<JObject?> ChangeAsync(PimAlert alert, Uri address, JObject body, PimCall call) =>
        _http.WriteAsync(HttpMethods.Patch, address, alert.Kind == PimKind.AzureRole ? new JObject { ["properties"] = body } : body, call);
}
