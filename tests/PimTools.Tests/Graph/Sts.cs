using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;

namespace PimTools.Tests.Graph;

/// <summary>
/// Tells where applications and workloads get their tokens, as far as the sign-in library asks: the token endpoint, managed identities and the
/// platforms that vouch for a workload, on loopback. What else is called goes to the emulated tenant.
/// </summary>
internal sealed class Sts : HttpMessageHandler
{
    public const string TenantId = "5d3b800c-f713-4ce9-a422-f1665c722fae";

    private readonly EmulatedTenant _contoso;
    private readonly LoopbackService _service;
    private readonly HttpMessageInvoker _tenant;

    public Sts(EmulatedTenant contoso)
    {
        _contoso = contoso;
        _tenant = new HttpMessageInvoker(contoso.CreateHandler());
        _service = new LoopbackService(this);
    }

    /// <summary>The calls so far, but for those that ask what there is.</summary>
    public List<StsCall> Calls { get; } = [];

    /// <summary>Tells how long a token is valid. Below five minutes the library asks for the next one at each call.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The error that the token endpoint gives, such as AADSTS7000215; null where it gives a token.</summary>
    public string? Refusal { get; set; }

    /// <summary>Tells whether the machine has a managed identity.</summary>
    public bool HasIdentity { get; set; } = true;

    public PimClientFactory Factory => new(_service.NewHandler()) { Timeouts = Offline.Timeouts };

    public Task<IPimClient> ConnectAsync(PimConnectOptions options) => Factory.ConnectAsync(options, PimCall.None);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host is "graph.microsoft.com" or "management.azure.com")
        {
            return await _tenant.SendAsync(request, cancellationToken);
        }

        var call = await StsCall.ReadAsync(request, cancellationToken);
        var answer = call.Address switch
        {
            { AbsolutePath: "/common/discovery/instance" } => """
                {"tenant_discovery_endpoint":"https://login.microsoftonline.com/t/v2.0/.well-known/openid-configuration","metadata":[]}
                """,
            { AbsolutePath: var path } when path.EndsWith("/token", StringComparison.Ordinal) && request.Method == HttpMethod.Post && call.Form.ContainsKey("scope") => Token(),
            { Host: "169.254.169.254", AbsolutePath: "/metadata/identity/oauth2/token" } or { AbsolutePath: "/msi/token" } => Identity(),
            { Host: "github.test" } => """{"value":"token-of-github"}""",
            { Host: "pipelines.test" } => """{"oidcToken":"token-of-pipelines"}""",
            _ => null,
        };
        if (call.Address.AbsolutePath != "/common/discovery/instance")
        {
            lock (Calls)
            {
                Calls.Add(call);
            }
        }

        return answer is null ? ScriptedHandler.Json("{\"error\":\"not_found\"}", HttpStatusCode.NotFound)
            : Refusal is { } code && answer == string.Empty ? ScriptedHandler.Json(
                $$"""{"error":"invalid_client","error_description":"{{code}}: Refused.\r\nTrace ID: 0","error_codes":[1]}""", HttpStatusCode.Unauthorized)
            : answer == string.Empty ? ScriptedHandler.Json("{}", HttpStatusCode.NotFound)
            : ScriptedHandler.Json(answer);
    }

    protected override void Dispose(bool disposing)
    {
        _service.Dispose();
        _tenant.Dispose();
        base.Dispose(disposing);
    }

    private string Issue() => _contoso.IssueToken("contoso-runbook", new EmulatedTokenOptions { Lifetime = Lifetime });

    private string Token() => Refusal is null
        ? $$"""{"token_type":"Bearer","expires_in":{{Lifetime.TotalSeconds}},"access_token":"{{Issue()}}"}"""
        : string.Empty;

    private string? Identity() => HasIdentity
        ? $$"""{"token_type":"Bearer","resource":"r","expires_on":"{{(DateTimeOffset.UtcNow + Lifetime).ToUnixTimeSeconds()}}","access_token":"{{Issue()}}"}"""
        : null;
}
