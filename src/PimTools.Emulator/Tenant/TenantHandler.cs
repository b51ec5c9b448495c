using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Emulator.Tenant;

/// <summary>Hands the calls of an HttpClient to the tenant, without a network.</summary>
internal sealed class TenantHandler : HttpMessageHandler
{
    private readonly EmulatedTenant _tenant;

    public TenantHandler(EmulatedTenant tenant) => _tenant = tenant;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _tenant.SendAsync(request, cancellationToken);
}
