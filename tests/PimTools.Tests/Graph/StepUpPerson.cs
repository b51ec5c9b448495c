using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using PimTools.Emulator;
using PimTools.Graph.Auth;
using PimTools.Graph.Tokens;

namespace PimTools.Tests.Graph;

/// <summary>Somebody who is signed in to the emulated tenant, and what they were asked to prove since. One sign-in serves both services.</summary>
internal sealed class StepUpPerson(EmulatedTenant tenant, string user) : TokenCredential
{
    private readonly Dictionary<string, AccessToken> _tokens = [];

    /// <summary>Tells what they were asked for, one by one.</summary>
    public List<StepUpDemand> Prompts { get; } = [];

    /// <summary>Runs once they are asked; it may throw.</summary>
    public Action WhenAsked { get; set; } = () => { };

    /// <summary>The authentication contexts that the sign-in satisfies: those of the last one alone.</summary>
    public IReadOnlyList<string> Contexts { get; set; } = [];

    public bool HasMfa { get; set; } = true;

    /// <summary>Tells whether a token is renewed only by a person who signs in.</summary>
    public bool IsLost { get; set; }

    /// <summary>Tells whether a sign-in succeeds and proves nothing new.</summary>
    public bool ProvesNothing { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var audience = new Uri(requestContext.Scopes[0]).GetLeftPart(UriPartial.Authority);
        if (requestContext.Claims is { } claims)
        {
            Prove(StepUpDemand.Of(claims), requestContext);
            _tokens.Remove(audience);
        }

        if (!_tokens.TryGetValue(audience, out var token))
        {
            var options = new EmulatedTokenOptions { Audience = audience, AuthenticationContexts = Contexts, Mfa = HasMfa };
            _tokens[audience] = token = new AccessToken(tenant.IssueToken(user, options), DateTimeOffset.MaxValue);
        }

        return token;
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    private void Prove(StepUpDemand demand, TokenRequestContext request)
    {
        var isProved = demand == StepUpDemand.Mfa ? HasMfa
            : demand.Contexts.Count > 0 ? !demand.Contexts.Except(Contexts).Any()
            : !IsLost;
        if (isProved)
        {
            return;
        }

        if (!CurrentCall.Value.MayPrompt)
        {
            throw new AuthenticationRequiredException("Sign in again.", request);
        }

        Prompts.Add(demand);
        WhenAsked();
        if (!ProvesNothing)
        {
            (Contexts, HasMfa, IsLost) = (demand.Contexts, true, false);
        }
    }
}
