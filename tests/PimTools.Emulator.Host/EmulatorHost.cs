using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PimTools.Emulator.Host;

/// <summary>The tenant on loopback HTTP, with a few addresses of its own to steer it.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HostOptions _options;
    private ConnectProxy? _proxy;

    private EmulatorHost(WebApplication application, HostOptions options)
    {
        _application = application;
        _options = options;
    }

    public string Address => AddressOf(Uri.UriSchemeHttp)!;

    private string? SecureAddress => AddressOf(Uri.UriSchemeHttps)?.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<EmulatorHost> CreateAsync(HostOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            if (options.Tls is { } folder)
                kestrel.Listen(IPAddress.Loopback, 0, secure => secure.UseHttps(TestAuthority.Certify(folder)));
        });

        var application = builder.Build();
        var tenant = await RunningTenant.BeginAsync(options);
        var (traffic, hold) = (new Traffic(), new WriteHold());
        new ControlEndpoints(tenant, traffic, hold).Map(application);
        new SignInEndpoints(tenant).Map(application);

        var host = new EmulatorHost(application, options);
        application.MapGet("/_emulator/network", host.TellNetwork);

        // Every path: the default pattern leaves out what looks like a file, such as users/ada@contoso.com.
        var kept = options.KeepAnswers ? new KeptAnswers() : null;
        application.MapFallback("{**path}", new Forwarder(tenant, traffic, hold, kept).ForwardAsync);
        return host;
    }

    public async Task StartAsync()
    {
        await _application.StartAsync();
        _proxy = SecureAddress is { } secure ? new ConnectProxy(new Uri(secure).Port, _options.ProxyUser) : null;
    }

    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public ValueTask DisposeAsync()
    {
        _proxy?.Dispose();
        return _application.DisposeAsync();
    }

    private string? AddressOf(string scheme) =>
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .SingleOrDefault(address => new Uri(address).Scheme == scheme);

    /// <summary>Tells where TLS and the proxy are, and where the proxy was asked to lead.</summary>
    private Task TellNetwork(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new { secure = SecureAddress, proxy = _proxy?.Address, tunnels = _proxy?.Tunnels });
}
