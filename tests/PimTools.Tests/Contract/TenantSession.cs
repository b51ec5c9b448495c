using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Somebody of an emulated tenant who sends plain HTTP, where every call and answer must keep the contract.</summary>
internal sealed class TenantSession : IDisposable
{
    private const string Root = "https://graph.microsoft.com";

    private readonly CallCheck _check = new(ContractData.Contract);
    private readonly HttpClient _client;

    public TenantSession(EmulatedTenant tenant, string user, EmulatedTokenOptions? token = null)
    {
        _client = new HttpClient(tenant.CreateHandler());
        // Long enough for tests that let hours pass.
        token ??= new EmulatedTokenOptions { Lifetime = TimeSpan.FromDays(7) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tenant.IssueToken(user, token));
    }

    /// <summary>Reads; the path begins with the version. Fails unless the answer is a 200.</summary>
    public Task<JsonElement> GetAsync(string path) => ExpectAsync(200, "GET", path);

    /// <summary>Sends a call that must be answered with a status. Of a wrong call only the answer must keep the contract.</summary>
    public async Task<JsonElement> ExpectAsync(int status, string method, string path, JsonNode? body = null, bool isRight = true)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{method} {path} was answered with {(int)response.StatusCode}: {text}");
        Assert.Empty(_check.Run(method, request.RequestUri!, body?.ToJsonString(), status, text, checksRequest: isRight));

        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public void Dispose() => _client.Dispose();
}
