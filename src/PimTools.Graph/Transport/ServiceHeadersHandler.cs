using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Transport;

/// <summary>
/// Gives Azure Resource Manager the request's id under its own name, and keeps from it what the library tells Microsoft Graph of the
/// machine: nobody there reads it. An answer that names the id of another call is none to this one.
/// </summary>
internal sealed class ServiceHeadersHandler : DelegatingHandler
{
    /// <summary>The id that Microsoft Graph knows a request by.</summary>
    public const string GraphRequestId = "client-request-id";

    private const string ArmRequestId = "x-ms-client-request-id";
    // Azure Resource Manager returns the id only where it is asked to (documented: "Common request headers").
    private const string ReturnArmRequestId = "x-ms-return-client-request-id";
    private const string Telemetry = "SdkVersion";

    private readonly Func<Uri, bool> _isGraph;

    /// <param name="isGraph">Whether an address is one of Microsoft Graph.</param>
    public ServiceHeadersHandler(Func<Uri, bool> isGraph) => _isGraph = isGraph;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isGraph = _isGraph(request.RequestUri!);
        var id = RequestState.Of(request).ClientRequestId;
        if (!isGraph)
        {
            request.Headers.Remove(Telemetry);
            request.Headers.Remove(GraphRequestId);
            Set(request, ArmRequestId, id);
            Set(request, ReturnArmRequestId, "true");
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (IsOfAnother(response.Header(isGraph ? GraphRequestId : ArmRequestId), id))
        {
            response.Dispose();

            // What lies on that connection is one answer behind; no call shall come after this one.
            request.Headers.ConnectionClose = true;
            throw new IOException("An answer came that belongs to another call.");
        }

        return response;
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.Add(name, value);
    }

    // Both services echo the id. An answer without one, or with something else in its place, tells nothing.
    private static bool IsOfAnother(string? echo, string id) => Guid.TryParse(echo, out var answered) && answered != Guid.Parse(id);
}
