using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Azure.Core;

namespace PimTools.Graph.Auth;

/// <summary>
/// Holds the kinds for which a connection is signed in. A person consents to the scopes of those kinds only, and to another kind's when somebody
/// names it; what needs no name never asks for more.
/// </summary>
internal sealed class ConsentedKinds
{
    // The person or the administrator did not consent, or this cloud has no such scope.
    private static readonly HashSet<string> Refusals = new()
    {
        "AADSTS65001", "AADSTS65004", "AADSTS650052", "AADSTS650053", "AADSTS70011", "AADSTS90094", "AADSTS90095",
    };

    private readonly PimConnectOptions _options;
    private readonly TokenSource _tokens;
    private readonly TokenResource _graph;
    private readonly TokenResource _arm;
    private readonly Uri _audience;
    private readonly ConcurrentDictionary<PimKind, bool> _kinds;
    private readonly AsyncLock _naming = new();

    public ConsentedKinds(PimConnectOptions options, TokenSource tokens, TokenResource graph, TokenResource arm, Uri audience)
    {
        _options = options;
        _tokens = tokens;
        _graph = graph;
        _arm = arm;
        _audience = audience;
        _kinds = new((options.Kinds ?? PimKinds.All).Select(kind => new KeyValuePair<PimKind, bool>(kind, true)));
    }

    /// <summary>Tells whether a kind is meant where none is named.</summary>
    public bool Covers(PimKind kind) => _kinds.ContainsKey(kind);

    /// <summary>Signs in. Of several kinds, what the tenant refuses is left out and told.</summary>
    /// <returns>The token for Graph.</returns>
    public async Task<AccessToken> BeginAsync(PimCall call)
    {
        AccessToken token;
        try
        {
            token = await _tokens.GetAsync(_graph, call);
        }
        catch (PimException e) when (
            TokenScopes.AreAsked(_options) && Covers(PimKind.EntraRole) && Covers(PimKind.Group) && Refusals.Contains(e.ServiceCode ?? string.Empty))
        {
            LeaveOut(PimKind.Group, "The groups are left out", e, call);
            _graph.Scopes = TokenScopes.ForGraph(_options, _audience, _kinds.Keys);
            token = await _tokens.GetAsync(_graph, call);
        }

        if (_options.Kinds is { } named && named.Contains(PimKind.AzureRole))
        {
            try
            {
                await _tokens.GetAsync(_arm, call);
            }
            catch (PimException e) when (named.Count > 1)
            {
                LeaveOut(PimKind.AzureRole, "The Azure roles are left out", e, call);
            }
        }

        return token;
    }

    /// <summary>Signs in once for the kinds that somebody names, which may ask the person.</summary>
    /// <exception cref="PimException">The sign-in failed.</exception>
    public Task NameAsync(IEnumerable<PimKind> kinds, PimCall call)
    {
        var named = TokenScopes.AreAsked(_options) ? kinds.Where(kind => kind != PimKind.AzureRole).ToList() : new List<PimKind>();
        return named.TrueForAll(Covers) ? Task.CompletedTask : _naming.RunAsync(linked => WidenAsync(named, linked), call);
    }

    private async Task WidenAsync(List<PimKind> named, PimCall call)
    {
        if (named.TrueForAll(Covers))
        {
            return;
        }

        var wider = new TokenResource(
            _graph.Endpoint,
            _graph.Scopes.Union(TokenScopes.ForGraph(_options, _audience, _kinds.Keys.Union(named)), StringComparer.OrdinalIgnoreCase).ToList());
        await _tokens.GetAsync(wider, call);
        _graph.Scopes = wider.Scopes;
        foreach (var kind in named)
        {
            _kinds[kind] = true;
        }
    }

    private void LeaveOut(PimKind kind, string told, PimException error, PimCall call)
    {
        _kinds.TryRemove(kind, out _);
        call.Notice?.Invoke($"{told}: {error.Message}");
    }
}
