using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Http;

/// <summary>
/// Puts a Retry-After that is a date into seconds, by the clock that wrote it. The pipeline would count it by the machine's, and wait for
/// hours, or not at all, where that is wrong.
/// </summary>
internal sealed class RetryDates : DelegatingHandler
{
    private readonly ServiceClock _clock = new();

    public RetryDates(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var headers = response.Headers;
        _clock.Learn(headers.Date);
        if (headers.TryGetValues(RetryAfter.Header, out var values) && RetryAfter.Parse(values.First(), headers.Date ?? _clock.Now) is { } wait)
        {
            headers.Remove(RetryAfter.Header);
            headers.Add(RetryAfter.Header, Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
