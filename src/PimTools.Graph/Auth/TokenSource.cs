using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Errors;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>The tokens of one context. The credential keeps and renews them; this keeps two calls from asking a person twice.</summary>
internal sealed class TokenSource
{
    private readonly TokenCredential _credential;
    private readonly TokenResource _graph;
    private readonly TokenResource[] _resources;
    private readonly AsyncLock _asking = new();
    private readonly TokenOwner _owner = new();
    private readonly ConcurrentDictionary<TokenResource, string> _latest = new();

    /// <param name="credential">Gives the tokens.</param>
    /// <param name="graph">Microsoft Graph.</param>
    /// <param name="arm">Azure Resource Manager.</param>
    /// <param name="way">How the connection signs in, which decides what its user is advised to do; null for a person in the browser.</param>
    /// <param name="ingestion">The service that takes rows for Azure Monitor; null where none is called.</param>
    public TokenSource(TokenCredential credential, TokenResource graph, TokenResource arm, SignInWay? way = null, TokenResource? ingestion = null)
    {
        Way = way ?? SignInWay.Default;
        _credential = credential;
        _graph = graph;
        _resources = ingestion is null ? new[] { graph, arm } : new[] { graph, arm, ingestion };
        StepUpSignIn = new StepUpSignIn(AskAsync, _asking, Way);
    }

    /// <summary>The service an address belongs to. No token goes anywhere else.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.UntrustedHost"/>.</exception>
    public TokenResource Find(Uri address) => IsGraph(address) ? _graph : _resources.LastOrDefault(resource => resource.Owns(address))
        ?? throw new PimException(
            PimErrorCode.UntrustedHost,
            $"{address.GetLeftPart(UriPartial.Authority)} is not one of this connection's own hosts. Nothing was sent there.")
        {
            Remedy = "A proxy or a tampered answer may have named it. Get-PimContext shows the endpoints.",
            TargetObject = address,
        };

    /// <summary>Tells whether an address belongs to a service of this connection.</summary>
    public bool Owns(Uri address) => _resources.Any(resource => resource.Owns(address));

    /// <summary>The way in which the connection signs in.</summary>
    public SignInWay Way { get; }

    /// <summary>Tells whether an address belongs to Microsoft Graph. Where both services have one host, the version in the path tells them apart.</summary>
    public bool IsGraph(Uri address) =>
        _graph.Owns(address) && (_graph.HasVersion(address) || _resources.Count(resource => resource.Owns(address)) == 1);

    /// <summary>Sign-ins that prove more.</summary>
    public StepUpSignIn StepUpSignIn { get; }

    /// <summary>A token.</summary>
    /// <param name="resource">The service.</param>
    /// <param name="call">The call.</param>
    /// <param name="refused">The token that the service refused just now; null where none was.</param>
    /// <exception cref="PimException">The sign-in failed, or is for another tenant or account than the first one was.</exception>
    public Task<AccessToken> GetAsync(TokenResource resource, PimCall call, string? refused = null) => _asking.RunAsync(
        linked =>
        {
            CurrentCall.Refused = refused;
            return AskAsync(resource, null, linked);
        },
        call);

    /// <summary>The claims of the latest token for Microsoft Graph; null where there was none, or it does not show them.</summary>
    public TokenClaims? LatestForGraph => _latest.TryGetValue(_graph, out var token) ? TokenClaims.TryRead(token) : null;

    /// <summary>Gets new tokens for the services that were called so far. Nobody is asked.</summary>
    /// <exception cref="PimException">They came from elsewhere.</exception>
    public Task RenewAsync(PimCall call) => _asking.RunAsync(linked => RenewAllAsync(linked.WithoutPrompts()), call);

    private async Task RenewAllAsync(PimCall call)
    {
        // As continuous access evaluation asks for one (documented: claims-challenge): no token that a library kept is new enough.
        var claims = $"{{\"access_token\":{{\"nbf\":{{\"essential\":true,\"value\":\"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}\"}}}}}}";
        foreach (var resource in _resources.Where(_latest.ContainsKey))
        {
            var before = await AskAsync(resource, null, call);
            CurrentCall.Refused = before.Token;
            var after = await AskAsync(resource, claims, call);
            if (after.Token == before.Token)
            {
                throw new PimException(PimErrorCode.AuthenticationFailed, "The access token came from elsewhere and cannot be renewed here.")
                {
                    Remedy = "Get a new one where it came from, and run Connect-Pim again.",
                };
            }
        }
    }

    private async Task<AccessToken> AskAsync(TokenResource resource, string? claims, PimCall call)
    {
        CurrentCall.Value = call;
        try
        {
            var request = new TokenRequestContext(resource.Scopes.ToArray(), claims: claims, isCaeEnabled: true);
            var token = await _credential.GetTokenAsync(request, call.Cancellation);
            if (_owner.Refuse(token.Token) is not null)
            {
                // One that was kept since somebody else was there is not all there is.
                CurrentCall.Refused = token.Token;
                token = await _credential.GetTokenAsync(request, call.Cancellation);
            }

            if (_owner.Refuse(token.Token) is { } refusal)
            {
                throw refusal;
            }

            _latest[resource] = token.Token;
            return token;
        }
        catch (Exception e)
        {
            call.Cancellation.ThrowIfCancellationRequested();
            throw TransportErrors.SignInFailed(e, Way, resource.Scopes);
        }
    }
}
