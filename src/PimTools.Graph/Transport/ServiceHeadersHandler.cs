using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Transport;

/// <summary>
/// Gives Azure Resource Manager the request's id under its own name, and keeps from it what the library tells Microsoft Graph of the
/// machine: nobody there reads it.
/// </summary>
internal sealed class ServiceHeadersHandler : DelegatingHandler
{
    /// <summary>The id that Microsoft Graph knows a request by.</summary>
    public const string GraphRequestId = "client-request-id";

    private const string ArmRequestId = "x-ms-client-request-id";
    private const string Telemetry = "SdkVersion";

    private readonly Func<Uri, bool> _isGraph;

    /// <param name="isGraph">Whether an address is one of Microsoft Graph.</param>
    public ServiceHeadersHandler(Func<Uri, bool> isGraph) => _isGraph = isGraph;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_isGraph(request.RequestUri!))
        {
            request.Headers.Remove(Telemetry);
            request.Headers.Remove(GraphRequestId);
            request.Headers.Remove(ArmRequestId);
            request.Headers.Add(ArmRequestId, RequestState.Of(request).ClientRequestId);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
