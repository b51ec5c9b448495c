#if NET
using System;
using System.Linq;
using System.Net;
using System.Net.Http;

namespace PimTools.Graph.Transport;

/// <summary>The proxy that the environment names, past which loopback is called directly: a proxy reaches its own loopback and no other.</summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private static readonly string[] Variables = { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy" };

    private readonly IWebProxy _proxy;

    private EnvironmentProxy(IWebProxy proxy) => _proxy = proxy;

    /// <inheritdoc />
    public ICredentials? Credentials
    {
        get => _proxy.Credentials;
        set => _proxy.Credentials = value;
    }

    /// <summary>The proxy; null where no variable names one, so that .NET takes the system's, which knows loopback itself.</summary>
    public static IWebProxy? Find() => Variables.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })
        ? new EnvironmentProxy(HttpClient.DefaultProxy)
        : null;

    /// <inheritdoc />
    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : _proxy.GetProxy(destination);

    /// <inheritdoc />
    public bool IsBypassed(Uri host) => host.IsLoopback || _proxy.IsBypassed(host);
}
#endif
