using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PimTools.Emulator.Host;

/// <summary>The tenant on loopback HTTP, with a few addresses of its own to steer it.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EmulatorHost(WebApplication application) => _application = application;

    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static EmulatorHost Create(HostOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));

        var application = builder.Build();
        var tenant = new RunningTenant(options);
        new ControlEndpoints(tenant).Map(application);

        // Every path: the default pattern leaves out what looks like a file, such as users/ada@contoso.com.
        application.MapFallback("{**path}", new Forwarder(tenant).ForwardAsync);
        return new EmulatorHost(application);
    }

    public Task StartAsync() => _application.StartAsync();

    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
