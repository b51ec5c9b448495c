using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph;
using PimTools.Graph.Client;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The warm-up goes the whole way of an activation and of an assignment, so that all of it is compiled, and no call of it leaves the process.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public async Task EachCallOfAnActivationAndAnAssignmentIsAnsweredWithinTheProcess()
    {
        using var answers = new Recorder();

        await WarmUp.RunAsync((context, tokens, http) => new PimClientFactory().Compose(context, tokens, null, http, TimeSpan.Zero), answers);

        Assert.Contains("GET management.azure.com/providers/Microsoft.Authorization/roleEligibilityScheduleInstances", answers.Calls);
        Assert.Contains("POST graph.microsoft.com/v1.0/$batch", answers.Calls);
        Assert.Contains("GET graph.microsoft.com/v1.0/policies/roleManagementPolicyAssignments", answers.Calls);
        Assert.Contains("POST graph.microsoft.com/v1.0/roleManagement/directory/roleAssignmentScheduleRequests", answers.Calls);
        Assert.Equal("POST graph.microsoft.com/v1.0/$batch", answers.Calls.Last());
    }

    private sealed class Recorder : DelegatingHandler
    {
        public Recorder()
            : base(new CannedAnswers())
        {
        }

        public ConcurrentQueue<string> Calls { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Enqueue($"{request.Method} {request.RequestUri!.Host}{request.RequestUri.AbsolutePath}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
