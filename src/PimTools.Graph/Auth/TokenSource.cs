using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Auth;

/// <summary>The tokens of one context. The credential keeps and renews them; this keeps two calls from asking a person twice.</summary>
internal sealed class TokenSource : IDisposable
{
    private readonly TokenCredential _credential;
    private readonly TokenResource[] _resources;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _stepUps;

    public TokenSource(TokenCredential credential, params TokenResource[] resources)
    {
        _credential = credential;
        _resources = resources;
    }

    /// <summary>The service an address belongs to. No token goes anywhere else.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.UntrustedHost"/>.</exception>
    public TokenResource Find(Uri address) => _resources.FirstOrDefault(resource => resource.Owns(address))
        ?? throw new PimException(
            PimErrorCode.UntrustedHost,
            $"{address.GetLeftPart(UriPartial.Authority)} is not one of this connection's own hosts. Nothing was sent there.")
        {
            Remedy = "A proxy or a tampered answer may have named it. Get-PimContext shows the endpoints.",
            TargetObject = address,
        };

    /// <summary>How often somebody has stepped up so far.</summary>
    public int StepUps => Volatile.Read(ref _stepUps);

    /// <summary>A token; with claims, one that satisfies them, for which a person may have to sign in again.</summary>
    /// <exception cref="PimException">The sign-in failed.</exception>
    public async Task<AccessToken> GetAsync(TokenResource resource, string? claims, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await AskAsync(resource, claims, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Satisfies claims. False where the credential has nothing better than what it gave before.</summary>
    /// <param name="resource">What the token is for.</param>
    /// <param name="claims">The claims, as JSON.</param>
    /// <param name="seen">What <see cref="StepUps"/> was when the refused call was sent.</param>
    /// <param name="cancellation">Cancels the sign-in.</param>
    public async Task<bool> StepUpAsync(TokenResource resource, string claims, int seen, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            // Of several calls refused together, the first asks the person, and the others use what came of it.
            if (_stepUps != seen)
            {
                return true;
            }

            var before = await AskAsync(resource, null, cancellation);
            var after = await AskAsync(resource, claims, cancellation);
            Interlocked.Increment(ref _stepUps);
            return before.Token != after.Token;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<AccessToken> AskAsync(TokenResource resource, string? claims, CancellationToken cancellation)
    {
        try
        {
            var request = new TokenRequestContext(resource.Scopes.ToArray(), claims: claims, isCaeEnabled: true);
            return await _credential.GetTokenAsync(request, cancellation);
        }
        catch (Exception e) when (e is not PimException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw Faults.SignInFailed(e);
        }
    }
}
