using System;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>Access tokens that came from elsewhere. They are never renewed.</summary>
internal sealed class GivenTokenCredential : TokenCredential
{
    private readonly AccessToken _graph;
    private readonly AccessToken? _arm;
    private readonly string _armScope;

    public GivenTokenCredential(SecureString graph, SecureString? arm, string armScope)
    {
        _graph = Read(graph);
        _arm = arm is null ? null : Read(arm);
        _armScope = armScope;
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var token = requestContext.Scopes.Contains(_armScope) ? _arm ?? throw NoArmToken() : _graph;
        return token.ExpiresOn > DateTimeOffset.UtcNow
            ? token
            : throw new PimException(PimErrorCode.TokenExpired, $"The access token given to Connect-Pim expired at {token.ExpiresOn:u}.")
            {
                Remedy = "Run Connect-Pim again with a fresh token, or sign in another way: other tokens are renewed.",
            };
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    private static AccessToken Read(SecureString secret)
    {
        var text = SecretReader.Reveal(secret).Trim();
        return new AccessToken(text, TokenClaims.Read(text).Expires);
    }

    private static PimException NoArmToken() => new(PimErrorCode.AuthenticationFailed, "This connection has no token for Azure Resource Manager.")
    {
        Remedy = "Give Connect-Pim -ArmAccessToken as well.",
    };
}
