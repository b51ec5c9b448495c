using System;
using System.Net;
using System.Net.Http;

namespace PimTools.Graph.Transport;

/// <summary>Holds the connections that all contexts share: the last handler of each chain.</summary>
internal static class SharedConnections
{
    private static readonly Lazy<HttpMessageHandler> Shared = new(Create);

    public static HttpMessageHandler Instance => Shared.Value;

    // Redirects are off: the token handler sees only the first address of a chain.
#if NET
    private static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = EnvironmentProxy.Find(),
        UseCookies = false,
    };
#else
    private static HttpClientHandler Create() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,

        // .NET Framework opens two to a host otherwise, and what goes side by side would wait.
        MaxConnectionsPerServer = 50,
        UseCookies = false,
    };
#endif
}
