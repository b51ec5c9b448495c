using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace PimTools.Graph.Auth;

/// <summary>Gives what is no token, for calls that end within the process.</summary>
internal sealed class NoCredential : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new("none", DateTimeOffset.UtcNow.AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
