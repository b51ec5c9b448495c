using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Permissions;

/// <summary>Builds the address at which an administrator consents to delegated permissions for everybody (documented: v2-admin-consent).</summary>
internal static class ConsentUri
{
    /// <param name="permissions">The permissions; those of Azure are no scopes, and are left out.</param>
    /// <param name="clientId">The application.</param>
    /// <param name="tenantId">The tenant; null for the one in which the administrator signs in.</param>
    /// <param name="cloud">The cloud.</param>
    public static string Of(IEnumerable<PimPermissionInfo> permissions, string clientId, string? tenantId, PimCloud cloud)
    {
        var (login, graph) = HostsOf(cloud);
        var scopes = permissions.Where(one => !one.IsOptional).Select(one => one.Delegated).OfType<string>().Distinct().OrderBy(one => one, StringComparer.Ordinal);
        return $"{login}/{Uri.EscapeDataString(tenantId ?? "organizations")}/v2.0/adminconsent?client_id={Uri.EscapeDataString(clientId)}"
            + $"&scope={Uri.EscapeDataString(string.Join(" ", scopes.Select(scope => $"{graph}/{scope}")))}"
            + $"&redirect_uri={Uri.EscapeDataString("http://localhost")}";
    }

    // documented: authentication-national-cloud, graph deployments
    private static (string Login, string Graph) HostsOf(PimCloud cloud) => cloud switch
    {
        PimCloud.USGov => ("https://login.microsoftonline.us", "https://graph.microsoft.us"),
        PimCloud.USGovDoD => ("https://login.microsoftonline.us", "https://dod-graph.microsoft.us"),
        PimCloud.China => ("https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn"),
        _ => ("https://login.microsoftonline.com", "https://graph.microsoft.com"),
    };
}
