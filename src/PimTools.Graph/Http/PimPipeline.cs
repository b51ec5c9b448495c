using System;
using System.Net.Http;
using Azure.Core;
using Azure.Core.Pipeline;
using PimTools.Graph.Auth;

namespace PimTools.Graph.Http;

/// <summary>Builds the one pipeline that every call of a context goes through.</summary>
internal static class PimPipeline
{
    /// <summary>What a program that calls Microsoft's services says it is.</summary>
    public static readonly string UserAgent = "PimTools/" + typeof(PimPipeline).Assembly.GetName().Version!.ToString(3);

    public static HttpPipeline Build(HttpClient client, TokenSource tokens, Waits waits)
    {
        var options = new PipelineOptions { Transport = new HttpClientTransport(client) };
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 4;
        options.Retry.Delay = waits.Retry;
        options.Retry.MaxDelay = TimeSpan.FromSeconds(30);
        options.Retry.NetworkTimeout = waits.Silence;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return HttpPipelineBuilder.Build(
            options,
            perCallPolicies: Array.Empty<HttpPipelinePolicy>(),
            perRetryPolicies: new HttpPipelinePolicy[] { new TokenPolicy(tokens), new TracePolicy(), new DeparturePolicy() },
            responseClassifier: new RetryRules());
    }

    private sealed class PipelineOptions : ClientOptions
    {
    }
}
