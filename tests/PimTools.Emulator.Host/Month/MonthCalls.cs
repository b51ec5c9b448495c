using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PimTools.Emulator.Host.Month;

/// <summary>The calls of the month's people to the tenant, as any client would make them.</summary>
internal sealed class MonthCalls : IDisposable
{
    public const string Graph = "https://graph.microsoft.com";
    public const string Arm = "https://management.azure.com";

    private readonly EmulatedTenant _tenant;
    private readonly HttpClient _client;
    private readonly Dictionary<(string User, string Host), string> _tokens = [];

    public MonthCalls(EmulatedTenant tenant)
    {
        _tenant = tenant;
        _client = new HttpClient(tenant.CreateHandler());
    }

    public Task<JsonNode> GetAsync(string user, string host, string path) => SendAsync(user, host, HttpMethod.Get, path, null);

    public Task<JsonNode> PostAsync(string user, string path, JsonObject body) => SendAsync(user, Graph, HttpMethod.Post, path, body);

    public Task<JsonNode> PatchAsync(string user, string host, string path, JsonObject body) => SendAsync(user, host, HttpMethod.Patch, path, body);

    public Task<JsonNode> PutAsync(string user, string path, JsonObject properties) =>
        SendAsync(user, Arm, HttpMethod.Put, path, new JsonObject { ["properties"] = properties });

    /// <summary>The first element of a list.</summary>
    public async Task<JsonNode> FirstAsync(string user, string host, string path) => (await GetAsync(user, host, path))["value"]!.AsArray().First()!;

    /// <summary>Sends what the service refuses.</summary>
    /// <exception cref="InvalidOperationException">The service did not refuse it.</exception>
    public async Task RefusedAsync(string user, string path, JsonObject body)
    {
        using var response = await AnswerAsync(user, Graph, HttpMethod.Post, path, body);
        if (response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{user}: POST {path} was not refused.");
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonNode> SendAsync(string user, string host, HttpMethod method, string path, JsonObject? body)
    {
        using var response = await AnswerAsync(user, host, method, path, body);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{user}: {method} {path} {body?.ToJsonString()}: {(int)response.StatusCode} {text}");
    }

    private async Task<HttpResponseMessage> AnswerAsync(string user, string host, HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, host + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(user, host));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await _client.SendAsync(request);
    }

    private string TokenOf(string user, string host)
    {
        if (!_tokens.TryGetValue((user, host), out var token))
            _tokens[(user, host)] = token = _tenant.IssueToken(user, new EmulatedTokenOptions { Audience = host, Lifetime = TimeSpan.FromDays(90) });
        return token;
    }
}
