using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>The sign-in library's credential of one account: it renews that account's tokens and asks nobody, unless told to.</summary>
internal sealed class AccountCredential
{
    public AccountCredential(TokenCredential tokens, Func<TokenRequestContext, CancellationToken, Task<AuthenticationRecord>> askAsync)
    {
        Tokens = tokens;
        AskAsync = askAsync;
    }

    public TokenCredential Tokens { get; }

    /// <summary>Asks the person, and says who it was.</summary>
    public Func<TokenRequestContext, CancellationToken, Task<AuthenticationRecord>> AskAsync { get; }
}
