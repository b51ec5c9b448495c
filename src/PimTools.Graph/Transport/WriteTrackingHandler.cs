using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Transport;

/// <summary>Marks when a change leaves, and when it comes back unmade.</summary>
internal sealed class WriteTrackingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var write = RequestState.Of(request).Write;
        write?.Leave();
        var response = await base.SendAsync(request, cancellationToken);

        // Both are refused before anything is done.
        if ((int)response.StatusCode is 401 or 429)
        {
            write?.ComeBack();
        }

        return response;
    }
}
