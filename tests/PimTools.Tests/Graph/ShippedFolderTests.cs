using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Tests.Conventions;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests that the assemblies that ship are enough: the client runs on the assemblies of the built module alone.</summary>
public sealed class ShippedFolderTests
{
    private readonly ShippedFolder _shipped = new(Path.Combine(BuiltModule.Folder, "lib", "net8.0"));

    [Fact]
    public async Task The_client_signs_in_lists_and_elevates()
    {
        var factory = (IPimClientFactory)Activator.CreateInstance(_shipped.Load("PimTools.Graph").GetType("PimTools.Graph.PimClientFactory", throwOnError: true)!)!;
        using var ada = await factory.ConnectAsync(new PimConnectOptions(null, PimSignIn.Emulator) { EmulatedUser = "ada" }, PimCall.None);

        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator"), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.Requests.RefreshAsync(request, PimCall.None)).Outcome);
        Assert.Contains(
            await ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Active }),
            assignment => assignment.Role.Name == "User Administrator");
    }

    [Fact]
    public async Task A_chain_of_Microsoft_s_handlers_repeats_a_read_and_tells_who_calls()
    {
        using var last = new ThrottledOnce();
        var handlers = new[]
        {
            Handler("Microsoft.Kiota.Http.HttpClientLibrary", "Microsoft.Kiota.Http.HttpClientLibrary.Middleware.RetryHandler"),
            Handler("Microsoft.Graph.Core", "Microsoft.Graph.GraphTelemetryHandler"),
        };
        var create = _shipped.Load("Microsoft.Graph.Core").GetType("Microsoft.Graph.GraphClientFactory", throwOnError: true)!.GetMethod("CreatePipeline")!;
        using var client = new HttpClient((HttpMessageHandler)create.Invoke(null, [handlers, last])!);

        using var answer = await client.GetAsync(new Uri("https://graph.microsoft.com/v1.0/me"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, last.Calls);
        Assert.Contains(answer.RequestMessage!.Headers.GetValues("SdkVersion"), version => version.Contains("graph-dotnet-core", StringComparison.Ordinal));
        Assert.Single(answer.RequestMessage.Headers.GetValues("client-request-id"));
    }

    [Fact]
    public void What_does_not_ship_is_missed_when_it_is_needed() =>
        Assert.Contains("does not ship", $"{Record.Exception(() => _shipped.Load("Microsoft.Kiota.Serialization.Json"))}", StringComparison.Ordinal);

    private DelegatingHandler Handler(string assembly, string type) =>
        (DelegatingHandler)Activator.CreateInstance(_shipped.Load(assembly).GetType(type, throwOnError: true)!, [null])!;

    private sealed class ThrottledOnce : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(Calls++ == 0 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK) { RequestMessage = request };
            answer.Headers.Add("Retry-After", "1");
            return Task.FromResult(answer);
        }
    }
}
