using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Transport;

/// <summary>
/// Learns the service's time, and puts a Retry-After that is a date into seconds by the clock that wrote it. The retry handler would count
/// it by the machine's, and trips over what is neither; it also repeats nothing unless the answer names its request.
/// </summary>
internal sealed class ServiceClockHandler : DelegatingHandler
{
    private readonly ServiceClock _clock;

    public ServiceClockHandler(ServiceClock clock) => _clock = clock;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        response.RequestMessage = request;
        var date = response.Date();
        _clock.Learn(date);
        var wait = RetryAfter.Parse(response.HeaderValues(RetryAfter.Name), date ?? _clock.Now);
        response.Headers.Remove(RetryAfter.Name);
        if (wait is { } time)
        {
            response.Headers.Add(RetryAfter.Name, Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture));
        }

        return response;
    }
}
