using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Auth;

/// <summary>A service that tokens are for: its endpoint and the scopes to ask for.</summary>
internal sealed class TokenResource
{
    private static readonly string[] Versions = { "v1.0", "beta" };

    public TokenResource(Uri endpoint, IReadOnlyList<string> scopes)
    {
        Endpoint = endpoint;
        Scopes = scopes;
    }

    /// <summary>The service that takes rows for Azure Monitor, which has a host for each rule or endpoint.</summary>
    public static TokenResource Ingestion(CloudEndpoints cloud) =>
        new(cloud.Monitor, new[] { cloud.Monitor.GetLeftPart(UriPartial.Authority) + "/.default" }) { HostSuffix = cloud.IngestionSuffix };

    public Uri Endpoint { get; }

    /// <summary>The end of the names of its hosts; null where it has the endpoint's alone.</summary>
    public string? HostSuffix { get; init; }

    /// <summary>They grow when somebody consents to more.</summary>
    public IReadOnlyList<string> Scopes { get; set; }

    /// <summary>Tells whether the path of an address goes on from the endpoint with a version of Microsoft Graph.</summary>
    public bool HasVersion(Uri address)
    {
        var root = Endpoint.AbsolutePath.TrimEnd('/') + "/";
        return Versions.Any(version => address.AbsolutePath.StartsWith(root + version + "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Tells whether an address belongs to this service: scheme, host and port are the same, and nobody is named before the host.</summary>
    public bool Owns(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0 && (HostSuffix is null ? IsAtEndpoint(address) : IsBelow(address, HostSuffix));

    private static bool IsBelow(Uri address, string suffix) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.IdnHost.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    private bool IsAtEndpoint(Uri address) =>
        Uri.Compare(address, Endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
