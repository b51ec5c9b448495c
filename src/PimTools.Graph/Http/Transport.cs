using System;
using System.Net;
using System.Net.Http;
using System.Threading;

namespace PimTools.Graph.Http;

/// <summary>The connections that all contexts share.</summary>
internal static class Transport
{
    private static readonly Lazy<HttpClient> SharedClient = new(() => Over(CreateHandler()));

    public static HttpClient Shared => SharedClient.Value;

    /// <summary>A client over a handler; the pipeline has its own timeouts.</summary>
    public static HttpClient Over(HttpMessageHandler handler) => new(new RetryDates(handler)) { Timeout = Timeout.InfiniteTimeSpan };

    // Redirects are off: the token policy sees only the first address of a chain.
#if NET
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
#else
    private static HttpClientHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        UseCookies = false,
    };
#endif
}
