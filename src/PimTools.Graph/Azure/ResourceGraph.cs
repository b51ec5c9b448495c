using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Azure;

/// <summary>
/// Asks Azure Resource Graph, which answers for all subscriptions of the tenant at once with what the caller may read (documented: azureresourcegraph
/// resources, query-language, work-with-data).
/// </summary>
internal sealed class ResourceGraph
{
    // The most that the service gives at once.
    private const int RowsPerCall = 1000;

    private readonly PimHttp _http;
    private readonly Uri _address;

    public ResourceGraph(PimHttp http, AzureUrls urls)
    {
        _http = http;
        _address = urls.ResourceGraph;
    }

    /// <summary>The resource groups that the caller may read.</summary>
    public Task ListGroupsAsync(Action<JObject> emit, PimCall call) =>
        ReadAsync("resourcecontainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' | project id, name | order by id asc", emit, call);

    /// <summary>The resources with exactly this name that the caller may read.</summary>
    public Task ListResourcesAsync(string name, Action<JObject> emit, PimCall call) =>
        ReadAsync($"resources | where name =~ {Literal(name)} | project id, name | order by id asc", emit, call);

    /// <summary>A text in a query: quoted, with what would end it or is no printable character escaped.</summary>
    public static string Literal(string text) => "'" + string.Concat(text.Select(Escape)) + "'";

    private static string Escape(char letter) => letter is '\'' or '"' or '\\' ? "\\" + letter
        : char.IsControl(letter) || letter > '~' ? "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture)
        : letter.ToString();

    // Pages come by a token, and only where each row has its id.
    private async Task ReadAsync(string query, Action<JObject> emit, PimCall call)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (string? token = null, next; ; token = next)
        {
            var options = new JObject { ["$top"] = RowsPerCall, ["resultFormat"] = "objectArray" };
            if (token is not null)
            {
                options["$skipToken"] = token;
            }

            var answer = await _http.QueryAsync(_address, new JObject { ["query"] = query, ["options"] = options }, call);
            foreach (var row in answer.Children("data"))
            {
                emit(row);
            }

            next = answer.Text("$skipToken");
            if (string.IsNullOrEmpty(next))
            {
                return;
            }

            if (!tokens.Add(next!))
            {
                throw new PimException(PimErrorCode.InvalidResponse, "The pages of Azure Resource Graph lead in a circle.") { Remedy = "Give the id of the scope." };
            }
        }
    }
}
