using System;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;
using PimTools.Graph.Errors;
using PimTools.Graph.Http;

namespace PimTools.Graph.Auth;

/// <summary>
/// Puts the token on each request to the context's own hosts and refuses every other host. On 401 it asks the credential once
/// more, with the claims of a continuous access evaluation challenge where there are some.
/// </summary>
internal sealed class TokenPolicy : HttpPipelinePolicy
{
    private const string Scheme = "Bearer ";

    private readonly TokenSource _tokens;

    public TokenPolicy(TokenSource tokens) => _tokens = tokens;

    /// <summary>The token that a request went with.</summary>
    public static string TokenOf(Request request) =>
        request.Headers.TryGetValue(HttpHeader.Names.Authorization, out var value) ? value.Substring(Scheme.Length) : string.Empty;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var resource = _tokens.Find(message.Request.Uri.ToUri());
        var token = await _tokens.GetAsync(resource, message.GetCall());
        await SendAsync(message, pipeline, token);
        if (message.Response.Status != 401)
        {
            return;
        }

        // Refused before anything was done, so that a write may be sent again, too; with the same token it would be in vain.
        if (ClaimsText.InChallenge(message.Response) is { } claims)
        {
            await _tokens.StepUps.MeetAsync(resource, StepUpDemand.Of(claims), role: null, token.Token, message.GetCall());
        }

        var next = await _tokens.GetAsync(resource, message.GetCall(), refused: token.Token);
        if (next.Token != token.Token)
        {
            message.Response.Dispose();
            await SendAsync(message, pipeline, next);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Calls are asynchronous.");

    private static async ValueTask SendAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, AccessToken token)
    {
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, Scheme + token.Token);
        await ProcessNextAsync(message, pipeline);
    }
}
