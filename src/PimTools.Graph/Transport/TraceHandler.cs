using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Transport;

/// <summary>Tells whoever made the call of each try.</summary>
internal sealed class TraceHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            var state = RequestState.Of(request);
            state.Call.Trace?.Invoke(new PimHttpTrace(
                request.Method.Method,
                request.RequestUri!.PathAndQuery,
                response is null ? null : (int)response.StatusCode,
                watch.Elapsed,
                response is null ? null : RequestIds.Read(response))
            {
                ClientRequestId = state.ClientRequestId,
            });
        }
    }
}
