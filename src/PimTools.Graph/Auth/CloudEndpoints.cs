using System;

namespace PimTools.Graph.Auth;

/// <summary>The hosts of Microsoft's clouds (documented: Graph "national cloud deployments").</summary>
internal sealed class CloudEndpoints
{
    private CloudEndpoints(string authority, string graph, string arm, string monitor, string exchange = "")
    {
        Authority = new Uri(authority);
        Graph = new Uri(graph);
        Arm = new Uri(arm);
        Monitor = new Uri("https://" + monitor);
        IngestionSuffix = ".ingest." + monitor;
        ExchangeAudience = "api://AzureADTokenExchange" + exchange;
    }

    /// <summary>The address where people and applications sign in.</summary>
    public Uri Authority { get; }

    /// <summary>Graph: its endpoint and, as text, the audience of its tokens.</summary>
    public Uri Graph { get; }

    /// <summary>Azure Resource Manager: its endpoint and, as text, the audience of its tokens.</summary>
    public Uri Arm { get; }

    /// <summary>Azure Monitor: as text, the audience of its tokens (documented: "Logs Ingestion API in Azure Monitor").</summary>
    public Uri Monitor { get; }

    /// <summary>The end of the names of all hosts that take rows for Azure Monitor.</summary>
    public string IngestionSuffix { get; }

    /// <summary>The audience of the tokens that workloads exchange (documented: Entra "workload identity federation").</summary>
    public string ExchangeAudience { get; }

    public static CloudEndpoints Of(PimCloud cloud) => cloud switch
    {
        PimCloud.USGov => new("https://login.microsoftonline.us", "https://graph.microsoft.us", "https://management.usgovcloudapi.net", "monitor.azure.us", "USGov"),
        PimCloud.USGovDoD => new("https://login.microsoftonline.us", "https://dod-graph.microsoft.us", "https://management.usgovcloudapi.net", "monitor.azure.us", "USGov"),
        PimCloud.China => new(
            "https://login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn", "https://management.chinacloudapi.cn", "monitor.azure.cn", "China"),
        _ => new("https://login.microsoftonline.com", "https://graph.microsoft.com", "https://management.azure.com", "monitor.azure.com"),
    };
}
