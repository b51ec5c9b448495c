using System;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PimTools.Graph.Http;

/// <summary>Marks when a change leaves, and when it comes back unmade.</summary>
internal sealed class DeparturePolicy : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var change = ChangeUnderWay.Of(message);
        change?.Leave();
        await ProcessNextAsync(message, pipeline);

        // Both are refused before anything is done.
        if (message.Response.Status is 401 or 429)
        {
            change?.ComeBack();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Calls are asynchronous.");
}
