using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;

namespace PimTools.Tests.Graph;

/// <summary>A tenant of its own for faults, whose people get a new token whenever they ask.</summary>
internal sealed class FaultMatrixTenant
{
    private readonly List<string> _secrets = [];

    public EmulatedTenant Tenant { get; } = EmulatedTenant.CreateContoso();

    /// <summary>Every token that was given out.</summary>
    public IReadOnlyList<string> Secrets => _secrets;

    public Task<IPimClient> ConnectAsync(string user, Timeouts? timeouts = null, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null) =>
        new PimClientFactory(wrap?.Invoke(Tenant.CreateHandler()) ?? Tenant.CreateHandler()) { Timeouts = timeouts ?? Offline.Timeouts, Credential = new Renewing(this, user) }
            .ConnectAsync(Contoso.Options("unused"), PimCall.None);

    private AccessToken Issue(string user, string audience)
    {
        lock (_secrets)
        {
            // No two of them last equally long, so that no two are the same text.
            var lifetime = TimeSpan.FromHours(2) + TimeSpan.FromSeconds(_secrets.Count);
            _secrets.Add(Tenant.IssueToken(user, new EmulatedTokenOptions { Audience = audience, Lifetime = lifetime }));
            return new AccessToken(_secrets[^1], DateTimeOffset.MaxValue);
        }
    }

    private sealed class Renewing(FaultMatrixTenant tenant, string user) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            tenant.Issue(user, new Uri(requestContext.Scopes[0]).GetLeftPart(UriPartial.Authority));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
