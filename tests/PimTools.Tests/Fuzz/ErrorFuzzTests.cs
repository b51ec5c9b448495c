using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Auth;
using PimTools.Graph.Tokens;
using PimTools.Graph.Http;
using PimTools.Rules;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Fuzz;

/// <summary>Refusals, challenges, next pages and tokens in whatever shape: read, or an error of ours.</summary>
public sealed class ErrorFuzzTests
{
    private const int CasesEach = 100_000;
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");

    private static readonly string[] Errors =
    [
        """{"error":{"code":"RoleAssignmentRequestPolicyValidationFailed","message":"The following policy rules failed: [\"ExpirationRule\",\"MfaRule\"]","innerError":{"request-id":"r","date":"2026-01-01T00:00:00"}}}""",
        """{"error":{"code":"RoleAssignmentRequestAcrsValidationFailed","message":"&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%22value%22%3A%22c1%22%7D%7D%7D"}}""",
        """{"error":{"code":"UnknownError","message":"{\"errorCode\":\"PermissionScopeNotGranted\",\"message\":\"Authorization failed due to missing permission scope A.B.\",\"instanceAnnotations\":[]}"}}""",
        """{"error":{"code":"AuthorizationFailed","message":"The client 'x' with object id 'y' does not have authorization to perform action 'a/b/read' over scope '/subscriptions/1'","details":[{"code":"c"}]}}""",
    ];

    private static readonly int[] Statuses = [400, 401, 403, 404, 405, 409, 410, 412, 413, 418, 422, 500, 501];

    [Fact]
    public Task Whatever_an_error_says_it_is_an_error_of_ours() => FuzzCases.RunAsync("errors", CasesEach, async (random, stop) =>
    {
        var body = BodyMutator.Mutate(Errors[random.Next(Errors.Length)], random);
        var http = Offline.Http(new ScriptedHandler(_ => Answer(body, Statuses[random.Next(Statuses.Length)])));
        var isRead = random.Next(2) == 0;
        await Assert.ThrowsAsync<PimException>(async () => _ = isRead
            ? await http.GetAsync(Address, new PimCall(stop))
            : await http.WriteAsync(HttpMethod.Post, Address, [], new PimCall(stop)));
    });

    [Fact]
    public Task Whatever_a_challenge_says_it_is_an_error_of_ours() => FuzzCases.RunAsync("challenges", CasesEach, async (random, stop) =>
    {
        var claims = BodyMutator.Mutate("""{"access_token":{"acrs":{"essential":true,"value":"c1"},"nbf":{"essential":true,"value":"1604106651"}}}""", random);
        var text = random.Next(3) switch
        {
            0 => Convert.ToBase64String(claims),
            1 => Uri.EscapeDataString(Encoding.UTF8.GetString(claims)),
            _ => Encoding.UTF8.GetString(claims).Replace("\"", "\\\"", StringComparison.Ordinal),
        };
        var http = Offline.Http(new ScriptedHandler(_ =>
        {
            var answer = Answer([], 401);
            answer.Headers.TryAddWithoutValidation("WWW-Authenticate", $"Bearer realm=\"\", error=\"insufficient_claims\", claims={(random.Next(2) == 0 ? text : $"\"{text}\"")}");
            return answer;
        }));
        await Assert.ThrowsAsync<PimException>(() => http.GetAsync(Address, new PimCall(stop)));
    });

    [Fact]
    public Task Whatever_a_next_page_is_nothing_is_asked_of_another_host() => FuzzCases.RunAsync("next pages", CasesEach, async (random, stop) =>
    {
        string[] parts = ["https:", "http:", "//", "graph.microsoft.com", "evil.example", "@", ":", "443", "/", "\\", "?", "#", "..", "%2f", "\t", " ", "[", "\ud800", "é", ".", "v1.0/x"];
        var link = string.Concat(Enumerable.Range(0, 1 + random.Next(9)).Select(_ => parts[random.Next(parts.Length)]));
        link = random.Next(2) == 0 ? link : "https://graph.microsoft.com" + link;
        var isElsewhere = false;
        var http = Offline.Http(new ScriptedHandler(request =>
        {
            isElsewhere |= request.RequestUri!.GetLeftPart(UriPartial.Authority) != "https://graph.microsoft.com" || request.RequestUri.UserInfo.Length > 0;
            return ScriptedHandler.Json(request.RequestUri == Address ? new JObject { ["value"] = new JArray(), ["@odata.nextLink"] = link }.ToString() : "{\"value\":[]}");
        }));
        try
        {
            await new ListReader(http).ReadAsync(Address, _ => { }, new PimCall(stop));
        }
        catch (PimException)
        {
        }

        Assert.False(isElsewhere, link);
    });

    [Fact]
    public Task Whatever_a_token_says_it_is_read_or_refused() => FuzzCases.RunAsync("tokens", CasesEach, async (random, stop) =>
    {
        var payload = BodyMutator.Mutate(
            """{"aud":"https://graph.microsoft.com","oid":"00000000-0000-4000-8000-0000000000aa","tid":"00000000-0000-4000-8000-0000000000bb","scp":"A B","roles":["C"],"name":"N","upn":"u@x","exp":33333333333,"acrs":["c1"],"idtyp":"user"}""",
            random);
        var token = "e30." + Convert.ToBase64String(payload).TrimEnd('=').Replace('+', '-').Replace('/', '_') + ".x";
        try
        {
            var claims = TokenClaims.Read(token);
            _ = (claims.Account.ToString(), claims.Permissions.Count, claims.AuthenticationContexts.Count(), claims.Audience, claims.TenantId, claims.Expires);
            using var client = await new PimTools.Graph.PimClientFactory().ConnectAsync(Contoso.Options(token), new PimCall(stop));
        }
        catch (PimException e)
        {
            Assert.DoesNotContain(token, e.ToString(), StringComparison.Ordinal);
        }
    });

    private static HttpResponseMessage Answer(byte[] body, int status)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = new("application/json");
        return answer;
    }
}
