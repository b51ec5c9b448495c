using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;
using PimTools.Graph.Tokens;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Auth;

/// <summary>
/// Puts the token on each request to the context's own hosts and refuses every other host. On 401 it asks the credential once
/// more, with the claims of a continuous access evaluation challenge where there are some.
/// </summary>
internal sealed class TokenHandler : DelegatingHandler
{
    private readonly TokenSource _tokens;

    public TokenHandler(TokenSource tokens) => _tokens = tokens;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        var resource = _tokens.Find(request.RequestUri!);
        var token = (await _tokens.GetAsync(resource, state.Call)).Token;
        var response = await SendAsync(request, token, state, cancellationToken);
        if ((int)response.StatusCode != 401)
        {
            return response;
        }

        string next;
        try
        {
            next = await RenewAsync(resource, token, response, state.Call);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        if (next == token)
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(request, next, state, cancellationToken);
    }

    /// <summary>
    /// The token to try next. The call was refused before anything was done, so that a write may be sent again, too; with the same token it
    /// would be in vain.
    /// </summary>
    private async Task<string> RenewAsync(TokenResource resource, string refused, HttpResponseMessage response, PimCall call)
    {
        if (ClaimsText.InChallenge(response) is { } claims)
        {
            await _tokens.StepUpSignIn.MeetAsync(resource, StepUpDemand.Of(claims), role: null, refused, () => SaidAsync(response, call), call);
        }

        return (await _tokens.GetAsync(resource, call, refused)).Token;
    }

    /// <summary>The sentence with which the service refused the token; null where it said none.</summary>
    private static async Task<string?> SaidAsync(HttpResponseMessage response, PimCall call)
    {
        if (response.Content is null)
        {
            return null;
        }

        try
        {
            return ServiceError.Read((await JsonBody.ReadAsync(await response.Content.ReadAsStreamAsync(), call.Cancellation)).ToString()).Said;
        }
        catch (Exception e) when (TransportErrors.IsBrokenBody(e, call))
        {
            // The challenge alone has to say it.
            return null;
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, RequestState state, CancellationToken cancellationToken)
    {
        state.Token = token;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}
