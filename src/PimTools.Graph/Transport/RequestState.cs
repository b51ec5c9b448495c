using System;
using System.Net.Http;

namespace PimTools.Graph.Transport;

/// <summary>Holds what the handlers know of a request and do not send. The repeats of a request share it.</summary>
internal sealed class RequestState
{
    private const string Name = "PimTools.RequestState";

#if NET
    private static readonly HttpRequestOptionsKey<RequestState> Key = new(Name);
#endif

    /// <param name="call">The call that the request belongs to.</param>
    public RequestState(PimCall call) => Call = call;

    public PimCall Call { get; }

    /// <summary>The id that this client gives the request, the same over its repeats.</summary>
    public string ClientRequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>Tells whether the request only reads, so that it may be sent again although it may have arrived.</summary>
    public bool IsRead { get; init; }

    /// <summary>Tells whether the caller reads the body of the answer as it arrives.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The change that the request makes; null for one that only reads.</summary>
    public InFlightWrite? Write { get; init; }

    /// <summary>The token that the request went with last; null before it went.</summary>
    public string? Token { get; set; }

    /// <summary>The number of times the request was sent, apart from tries with another token.</summary>
    public int Tries { get; set; }

    /// <summary>The time for which the service asks to wait before the next try.</summary>
    public TimeSpan Asked { get; set; }

    /// <summary>The outage of the service in the operation that the request belongs to.</summary>
    public Outage Outage { get; set; } = new(TimeSpan.MaxValue);

    public static RequestState Of(HttpRequestMessage request)
    {
#if NET
        return request.Options.TryGetValue(Key, out var state) ? state : throw Missing();
#else
        return request.Properties.TryGetValue(Name, out var state) ? (RequestState)state : throw Missing();
#endif
    }

    public void GoWith(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(Key, this);
#else
        request.Properties[Name] = this;
#endif
    }

    private static InvalidOperationException Missing() => new("A request went through the chain that PimHttp did not make.");
}
