using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Json;

namespace PimTools.Graph.Auth;

/// <summary>The token that GitHub Actions gives a workflow that may ask for one (documented: GitHub, "OpenID Connect reference").</summary>
internal sealed class GitHubToken
{
    public const string UrlVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private const string TokenVariable = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private readonly HttpClient _client;
    private readonly string _audience;

    public GitHubToken(HttpClient client, string audience)
    {
        _client = client;
        _audience = audience;
    }

    /// <exception cref="PimException">GitHub refused, or this is no such workflow (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        var address = $"{WorkloadIdentity.Variable(UrlVariable)}&audience={Uri.EscapeDataString(_audience)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", WorkloadIdentity.Variable(TokenVariable));
        using var response = await _client.SendAsync(request, cancellation);
#if NET
        var body = await response.Content.ReadAsStringAsync(cancellation);
#else
        var body = await response.Content.ReadAsStringAsync();
#endif
        return response.IsSuccessStatusCode && JsonBody.TryParse(body)?.Text("value") is { } token
            ? token
            : throw new PimException(PimErrorCode.AuthenticationFailed, $"GitHub gave the workflow no token: status {(int)response.StatusCode}.")
            {
                Remedy = "Permit id-token: write to the workflow.",
                Status = (int)response.StatusCode,
            };
    }
}
