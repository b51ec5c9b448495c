using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PimTools.Graph.Http;

/// <summary>Tells whoever made the call of each try.</summary>
internal sealed class TracePolicy : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var watch = Stopwatch.StartNew();
        var answered = false;
        try
        {
            await ProcessNextAsync(message, pipeline);
            answered = true;
        }
        finally
        {
            Tell(message, answered, watch.Elapsed);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Calls are asynchronous.");

    private static void Tell(HttpMessage message, bool answered, TimeSpan elapsed)
    {
        message.GetCall().Trace?.Invoke(new PimHttpTrace(
            message.Request.Method.Method,
            message.Request.Uri.ToUri().PathAndQuery,
            answered ? message.Response.Status : null,
            elapsed,
            answered ? RequestIds.Read(message.Response) : null));
    }
}
