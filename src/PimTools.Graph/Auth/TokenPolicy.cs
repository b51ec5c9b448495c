using System;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;
using PimTools.Graph.Http;

namespace PimTools.Graph.Auth;

/// <summary>
/// Puts the token on each request to the context's own hosts and refuses every other host. On 401 it asks the credential once
/// more, with the claims of a continuous access evaluation challenge where there are some.
/// </summary>
internal sealed class TokenPolicy : HttpPipelinePolicy
{
    private static readonly Regex ChallengeClaims = new("claims=\"([^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly TokenSource _tokens;

    public TokenPolicy(TokenSource tokens) => _tokens = tokens;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var resource = _tokens.Find(message.Request.Uri.ToUri());
        var token = await _tokens.GetAsync(resource, claims: null, message.GetCall());
        await SendAsync(message, pipeline, token);
        if (message.Response.Status != 401)
        {
            return;
        }

        // Refused before anything was done, so that a write may be sent again, too; with the same token it would be in vain.
        var next = await _tokens.GetAsync(resource, ReadClaims(message), message.GetCall());
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
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, "Bearer " + token.Token);
        await ProcessNextAsync(message, pipeline);
    }

    private static string? ReadClaims(HttpMessage message)
    {
        if (!message.Response.Headers.TryGetValue("WWW-Authenticate", out var challenge)
            || ChallengeClaims.Match(challenge) is not { Success: true } match)
        {
            return null;
        }

        return Base64Url.TryDecode(match.Groups[1].Value, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}
