using System.Net.Http;
using Microsoft.Graph;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using PimTools.Graph.Auth;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Http;

/// <summary>Builds the one chain of handlers that every call of a connection goes through, to Microsoft Graph and to Azure Resource Manager alike.</summary>
internal static class HttpChain
{
    private const string Product = "PimTools";

    private static readonly string Version = typeof(HttpChain).Assembly.GetName().Version!.ToString(3);

    /// <summary>The name by which a program that calls Microsoft's services tells what it is.</summary>
    public static readonly string UserAgent = Product + "/" + Version;

    /// <param name="last">Sends what comes through the chain. It may be shared, and is not disposed of.</param>
    /// <param name="tokens">The tokens of the connection.</param>
    /// <param name="clock">Learns the service's time from each answer.</param>
    /// <param name="timeouts">How long to wait for what.</param>
    public static HttpMessageInvoker Build(HttpMessageHandler last, TokenSource tokens, ServiceClock clock, Timeouts timeouts)
    {
        // Outermost first. docs/architecture.md says why each stands where it does.
        var handlers = new DelegatingHandler[]
        {
            new LostAnswerHandler(),
            new RetryHandler(Retries()),
            new BackoffHandler(timeouts.Retry),
            new TokenHandler(tokens),
            new TraceHandler(),
            new WriteTrackingHandler(),
            new TimeoutHandler(timeouts.Silence),
            new GraphTelemetryHandler(new GraphClientOptions { GraphProductPrefix = Product, GraphServiceLibraryClientVersion = Version }),
            new ServiceHeadersHandler(tokens.IsGraph),
            new ServiceClockHandler(clock),
        };
        return new HttpMessageInvoker(GraphClientFactory.CreatePipeline(handlers, last), disposeHandler: false);
    }

    // One more than RetryRules allows: at its own end the library throws the last answer away. The wait is the service's, or BackoffHandler's.
    private static RetryHandlerOption Retries() => new()
    {
        MaxRetry = RetryRules.MostTries,
        Delay = 0,
        ShouldRetry = (_, _, response) => RetryRules.IsRetriable(response),
    };
}
