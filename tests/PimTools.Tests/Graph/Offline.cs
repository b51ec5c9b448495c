using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Auth;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;

namespace PimTools.Tests.Graph;

/// <summary>Parts of the client over a handler of the test's own, with a token that means nothing.</summary>
internal static class Offline
{
    public static readonly Uri Graph = new("https://graph.microsoft.com");
    public static readonly Uri Arm = new("https://management.azure.com");

    /// <summary>Short where nothing is to be seen by waiting.</summary>
    public static readonly Timeouts Timeouts = new()
    {
        Retry = TimeSpan.FromMilliseconds(1),
        Looks = Enumerable.Repeat(TimeSpan.FromMilliseconds(1), 4).ToArray(),
    };

    public static PimContext Context { get; } = new("test", Guid.Empty.ToString(), new PimPrincipal(Guid.Empty.ToString(), PimPrincipalType.User, "Tester"))
    {
        GraphEndpoint = Graph,
        ArmEndpoint = Arm,
    };

    public static PimHttp Http(HttpMessageHandler handler, TokenCredential? credential = null, string scope = "scope", Timeouts? timeouts = null)
    {
        var tokens = new TokenSource(credential ?? new AnyToken(), new TokenResource(Graph, [scope]), new TokenResource(Arm, [scope]));
        return new PimHttp(handler, tokens, timeouts ?? Timeouts);
    }

    public static PrincipalDirectory Principals() => new(Http(new ScriptedHandler(_ => throw new InvalidOperationException("Nothing is called here."))), Context);

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
