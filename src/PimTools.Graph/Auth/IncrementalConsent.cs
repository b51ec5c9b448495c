using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using PimTools.Graph.Errors;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Auth;

/// <summary>
/// Asks a person for the permissions that a command needs beyond those of the sign-in, once the service has refused a call for want of one.
/// What the command only finds helpful, nobody is asked for.
/// </summary>
internal sealed class IncrementalConsent
{
    private readonly PimConnectOptions _options;
    private readonly TokenSource _tokens;
    private readonly TokenResource _graph;
    private readonly ConsentedKinds _kinds;
    private readonly Uri _audience;
    private readonly AsyncLock _asking = new();
    private readonly ConcurrentDictionary<string, PimException> _declined = new();

    public IncrementalConsent(PimConnectOptions options, TokenSource tokens, TokenResource graph, ConsentedKinds kinds, Uri audience)
    {
        _options = options;
        _tokens = tokens;
        _graph = graph;
        _kinds = kinds;
        _audience = audience;
    }

    /// <summary>The scopes that tokens are asked with; another list once somebody has consented to more.</summary>
    public IReadOnlyList<string> Asked => _graph.Scopes;

    /// <summary>Obtains what a refused call lacked.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="method">The method of the call.</param>
    /// <param name="address">The address of the call.</param>
    /// <param name="asked">The scopes that tokens were asked with when the call was sent.</param>
    /// <param name="call">The call.</param>
    /// <returns>Whether the call can be sent again. It was refused as a whole, so that a change may be, too.</returns>
    /// <exception cref="PimException">The person was asked, and did not consent (<see cref="PimErrorCode.PermissionMissing"/>).</exception>
    public async Task<bool> ObtainAsync(PimException refusal, HttpMethod method, Uri address, IReadOnlyList<string> asked, PimCall call)
    {
        if (refusal.Code != PimErrorCode.PermissionMissing || !TokenScopes.AreAsked(_options) || !_tokens.IsGraph(address)
            || CallPermissions.Find(method.Method, Uri.UnescapeDataString(address.PathAndQuery)) is not { } right)
        {
            return false;
        }

        if ((call.Cmdlet is { } cmdlet ? PimPermissions.NeedOf(cmdlet, right) : right) is not { } need)
        {
            return false;
        }

        var notice = new PromptNotice();
        try
        {
            return await _asking.RunAsync(linked => ObtainAsync(refusal, need, asked, notice, linked), call);
        }
        finally
        {
            await notice.Told;
        }
    }

    private async Task<bool> ObtainAsync(PimException refusal, PimRight need, IReadOnlyList<string> asked, PromptNotice notice, PimCall call)
    {
        if (Has(await _tokens.GetAsync(_graph, call.WithoutPrompts()), need))
        {
            // Somebody consented for another call meanwhile; else what is missing is no permission.
            return !ReferenceEquals(asked, _graph.Scopes);
        }

        var missing = Missing(need, call);
        var wider = new TokenResource(_graph.Endpoint, _graph.Scopes.Union(TokenScopes.Whole(_audience, missing), StringComparer.OrdinalIgnoreCase).ToList());
        if (await AskAsync(wider, missing, refusal, notice, call) is not { } token || !Has(token, need))
        {
            return false;
        }

        _graph.Scopes = wider.Scopes;
        return true;
    }

    /// <summary>Finds what the command needs and the sign-in lacks, for all kinds that it is about: nobody is asked for one after the other.</summary>
    private List<string> Missing(PimRight need, PimCall call)
    {
        var held = _tokens.LatestForGraph?.Permissions ?? Array.Empty<string>();
        var needs = call.Cmdlet is { } cmdlet
            ? call.Kinds.Where(_kinds.Covers).SelectMany(kind => PimPermissions.NeededBy(cmdlet, kind)).Where(right => right.Action is null)
            : Enumerable.Empty<PimRight>();
        return needs.Append(need).Where(right => !right.IsAmong(held, isApplication: false)).Select(right => right.Delegated[0]).Distinct().ToList();
    }

    /// <summary>A token with all of it; null where nobody can be asked. What was consented to before needs no question.</summary>
    private async Task<AccessToken?> AskAsync(
        TokenResource wider, IReadOnlyList<string> missing, PimException refusal, PromptNotice notice, PimCall call)
    {
        var names = string.Join(", ", missing);
        try
        {
            return await _tokens.GetAsync(wider, call.WithoutPrompts());
        }
        catch (PimException e) when (!call.MayPrompt || _declined.ContainsKey(names) || e.InnerException is not AuthenticationRequiredException)
        {
            return null;
        }
        catch (PimException)
        {
            // Only a person can consent.
        }

        try
        {
            var why = $"{call.Cmdlet ?? "the command"} needs more than this connection was signed in for";
            return await _tokens.GetAsync(wider, notice.Before($"Sign in again and consent to {names}: {why}.", call));
        }
        catch (PimException e)
        {
            // Whoever declined is not asked again and again.
            _declined[names] = e;
            throw refusal.WithMessage($"{refusal.Message} {e.Message}", e.Remedy ?? refusal.Remedy);
        }
    }

    private static bool Has(AccessToken token, PimRight need) =>
        TokenClaims.TryRead(token.Token) is { } claims && need.IsAmong(claims.Permissions, isApplication: false);
}
