using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Identity.Client;
using Newtonsoft.Json.Linq;

namespace PimTools.Neighbours;

/// <summary>Does what modules beside PimTools do with the libraries that they and PimTools both bring: real calls, answered without a network.</summary>
public static class LibraryUse
{
    /// <summary>Uses each library; a line for each, as "name version in load context: what came of it".</summary>
    public static IReadOnlyList<string> UseAll() =>
    [
        Line(typeof(IConfidentialClientApplication), SignInAsync().GetAwaiter().GetResult()),
        Line(typeof(HttpPipeline), CallAsync().GetAwaiter().GetResult()),
        Line(typeof(JObject), new JObject { ["role"] = "Reader" }.ToString(Newtonsoft.Json.Formatting.None)),
    ];

    internal static string Line(Type known, string outcome)
    {
        var name = known.Assembly.GetName();
        return $"{name.Name} {name.Version!.ToString(3)} in {AssemblyLoadContext.GetLoadContext(known.Assembly)!.Name}: {outcome}";
    }

    private static async Task<string> SignInAsync()
    {
        var application = ConfidentialClientApplicationBuilder.Create(Guid.Empty.ToString())
            .WithClientSecret("no secret")
            .WithAuthority("https://login.example/contoso", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Client())
            .Build();
        return (await application.AcquireTokenForClient(["https://graph.example/.default"]).ExecuteAsync()).AccessToken;
    }

    private static async Task<string> CallAsync()
    {
        var pipeline = HttpPipelineBuilder.Build(new Options { Transport = new HttpClientTransport(new Client().GetHttpClient()) });
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new Uri("https://graph.example/"));
        await pipeline.SendAsync(message, CancellationToken.None);
        return message.Response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class Options : ClientOptions;

    internal sealed class Client : HttpMessageHandler, IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """{ "token_type": "Bearer", "expires_in": 3600, "access_token": "issued" }""", null, "application/json"),
            });
    }
}
