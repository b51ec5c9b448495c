using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace PimTools.Graph.Auth;

/// <summary>Tokens of a session that somebody else keeps. It is asked again when one is about to expire, or was refused.</summary>
internal sealed class BorrowedCredential : TokenCredential
{
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(5);

    private readonly Func<TokenRequestContext, CancellationToken, Task<AccessToken>> _askAsync;
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.OrdinalIgnoreCase);

    public BorrowedCredential(Func<TokenRequestContext, CancellationToken, Task<AccessToken>> askAsync) => _askAsync = askAsync;

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var scope = requestContext.Scopes[0];
        if (_tokens.TryGetValue(scope, out var kept) && kept.ExpiresOn - Spare > DateTimeOffset.UtcNow && kept.Token != CurrentCall.Refused)
        {
            return kept;
        }

        // The session's owner alone can satisfy claims.
        var token = await _askAsync(new TokenRequestContext(new[] { scope }), cancellationToken);
        if (token.ExpiresOn <= DateTimeOffset.UtcNow)
        {
            throw new PimException(PimErrorCode.TokenExpired, $"The session this connection borrows gave a token that expired at {token.ExpiresOn:u}.")
            {
                Remedy = "Sign in there again; this connection goes on then.",
            };
        }

        return _tokens[scope] = token;
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Calls are asynchronous.");
}
