using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>A service where people sign in with a device code, as far as the sign-in asks; what else is called goes to another handler.</summary>
internal sealed class SignInService(HttpMessageHandler others, Func<string> issue) : DelegatingHandler(others)
{
    private const string TenantId = "11111111-2222-4333-8444-555555555555";

    private int _codes;

    /// <summary>The person who signs in. The library remembers, for the whole process, who could not be renewed.</summary>
    public Guid Person { get; set; } = Guid.NewGuid();

    public string UserName { get; set; } = "ada@contoso.com";

    /// <summary>The claims that somebody was asked to satisfy, one by one; null where it was an ordinary sign-in.</summary>
    public List<string?> Asked { get; } = [];

    /// <summary>The scopes that people were asked to consent to, one sign-in after the other.</summary>
    public List<string> Scopes { get; } = [];

    /// <summary>A word of the scopes that the tenant refuses; null where it refuses none.</summary>
    public string? RefusedScope { get; set; }

    /// <summary>The scopes of the token given last.</summary>
    public string LastScope { get; private set; } = string.Empty;

    /// <summary>Tells whether tokens are renewed without asking anybody.</summary>
    public bool RenewsSilently { get; set; } = true;

    /// <summary>Tells whether people have typed the code; until then, the sign-in waits.</summary>
    public bool IsCodeTyped { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host != "login.microsoftonline.com")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var form = request.Content is null ? [] : Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        return request.RequestUri.AbsolutePath switch
        {
            "/common/discovery/instance" => ScriptedHandler.Json(
                "{\"tenant_discovery_endpoint\":\"https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration\",\"metadata\":[]}"),
            var path when path.EndsWith("/devicecode", StringComparison.Ordinal) => Code(form),
            var path when path.EndsWith("/token", StringComparison.Ordinal) => Token(form),
            var path => throw new InvalidOperationException($"Nothing is known of {path}."),
        };
    }

    private HttpResponseMessage Code(Dictionary<string, string> form)
    {
        if (RefusedScope is { } refused && form["scope"].Contains(refused, StringComparison.Ordinal))
        {
            return ScriptedHandler.Json(
                "{\"error\":\"invalid_scope\",\"error_description\":\"AADSTS650053: The scope does not exist.\"}", HttpStatusCode.BadRequest);
        }

        Scopes.Add(form["scope"]);
        Asked.Add(form.GetValueOrDefault("claims"));
        _codes++;
        return ScriptedHandler.Json(
            $$"""{"user_code":"CODE{{_codes}}","device_code":"d","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":1,"message":"Type CODE{{_codes}}."}""");
    }

    private HttpResponseMessage Token(Dictionary<string, string> form)
    {
        var isRenewal = form.ContainsKey("refresh_token");
        if (isRenewal ? !RenewsSilently : !IsCodeTyped)
        {
            return ScriptedHandler.Json(
                isRenewal
                    ? "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50076: sign in again.\"}"
                    : "{\"error\":\"authorization_pending\",\"error_description\":\"AADSTS70016: pending.\"}",
                HttpStatusCode.BadRequest);
        }

        // As the service does: what is asked for beside the resource's own scopes is no scope of the token.
        LastScope = string.Join(' ', form["scope"].Split(' ').Where(scope => scope.StartsWith("https:", StringComparison.Ordinal)));
        var person = Encode($"{{\"uid\":\"{Person}\",\"utid\":\"{TenantId}\"}}");
        var identity = Encode("{\"alg\":\"none\"}") + "." + Encode(
            $"{{\"oid\":\"{Person}\",\"tid\":\"{TenantId}\",\"sub\":\"s\",\"preferred_username\":\"{UserName}\",\"aud\":\"a\"}}") + ".";
        return ScriptedHandler.Json(
            $$"""{"token_type":"Bearer","scope":"{{LastScope}}","expires_in":3599,"access_token":"{{issue()}}","refresh_token":"r","id_token":"{{identity}}","client_info":"{{person}}"}""");
    }

    private static Dictionary<string, string> Parse(string form) => form
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('='))
        .ToDictionary(field => field[0], field => WebUtility.UrlDecode(field[1]));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
