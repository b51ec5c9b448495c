using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Http;

/// <summary>A page of a list that has been asked for, perhaps while the one before is still read.</summary>
internal sealed class PrefetchedPage : IDisposable
{
    private readonly PimHttp _http;
    private Task<HttpResponseMessage>? _asked;

    public PrefetchedPage(PimHttp http, Uri address, PimCall call)
    {
        _http = http;
        Address = address;
        State = new RequestState(call) { IsRead = true, IsStreamed = true };
        _asked = http.OpenAsync(address, State);
    }

    public Uri Address { get; }

    public RequestState State { get; }

    /// <summary>The answer that was asked for; another one each time it is asked for again, since one may break off. The caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenAsync() => Interlocked.Exchange(ref _asked, null) ?? _http.OpenAsync(Address, State);

    /// <summary>Nobody reads it any more.</summary>
    public void Dispose() => Interlocked.Exchange(ref _asked, null)?.ContinueWith(
        asked =>
        {
            if (asked.Status == TaskStatus.RanToCompletion)
            {
                asked.Result.Dispose();
            }
            else
            {
                _ = asked.Exception;
            }
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
