using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Errors;
using PimTools.Graph.Errors;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A service or a proxy that writes the token it was sent into its answer. No error tells it, and none is longer than a person reads.</summary>
public sealed class EchoedTokenTests
{
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");
    private static readonly string Token = new Contoso().Tenant.IssueToken("ada");

    private static readonly Dictionary<string, Func<HttpResponseMessage>> Echoes = new()
    {
        ["message"] = () => Refused(400, "InvalidRequest", $"The header 'Bearer {Token}' is too long."),
        ["code"] = () => Refused(400, Token, "No."),
        ["denied"] = () => Refused(403, "Forbidden", $"permission scope {Token}"),
        ["claims"] = () => Refused(400, "RoleAssignmentRequestPolicyValidationFailed", Token),
        ["failed"] = () => Refused(500, "InternalServerError", Token),
        ["request-id"] = () => With(Refused(400, "InvalidRequest", "No."), "request-id", Token),
        ["body that is no JSON"] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{\"a\":" + Token + "}", null, "application/json") },
        ["content type"] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = Typed("text/html; token=" + Token) },
        ["lost connection"] = () => throw new HttpRequestException("Sent 'Authorization: Bearer " + Token + "'.", new InvalidOperationException(Token)),
        ["what nobody foresaw"] = () => throw new NotSupportedException(Token),
    };

    public static TheoryData<string> Names => new(Echoes.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_told_by_no_error(string name)
    {
        var http = Offline.Http(new ScriptedHandler(_ => Echoes[name]()));

        foreach (var thrown in new[]
        {
            await Assert.ThrowsAsync<PimException>(() => http.GetAsync(Address, PimCall.None)),
            await Assert.ThrowsAsync<PimException>(() => http.WriteAsync(HttpMethod.Post, Address, [], PimCall.None)),
        })
        {
            var told = string.Join("\n", thrown, thrown.Remedy, thrown.ServiceCode, thrown.RequestId, thrown.TargetObject);
            Assert.DoesNotContain(Token, told, StringComparison.Ordinal);
            Assert.DoesNotContain(Token.Split('.')[1], told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sign_in_that_fails_tells_none_either() =>
        Assert.DoesNotContain(Token, TransportErrors.SignInFailed(new InvalidOperationException("AADSTS50013: " + Token, new InvalidOperationException(Token)), SignInWay.Default, []).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Connect-AzAccount -ClaimsChallenge eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWV9fX0=")]
    [InlineData("RoleAssignmentSchedule.ReadWrite.Directory")]
    [InlineData("Get-PimRoleSetting. Everybody knows it.")]
    public void What_is_no_token_stays(string text) => Assert.Equal(text, MessageText.Cut(text));

    [Fact]
    public async Task A_message_has_a_bound()
    {
        var http = Offline.Http(new ScriptedHandler(_ => Refused(400, new string('c', 100_000), new string('x', 1_000_000))));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.InvalidRequest, () => http.GetAsync(Address, PimCall.None));

        Assert.InRange(thrown.Message.Length, 1, MessageText.Longest);
        Assert.InRange(thrown.ServiceCode!.Length, 1, 200);
    }

    // Each made a search begin anew at every character.
    [Theory]
    [InlineData(" ")]
    [InlineData("x ")]
    [InlineData("ey-")]
    [InlineData("eyA_a")]
    [InlineData("https:/ ")]
    [InlineData("permission scope a")]
    [InlineData("AADSTS1 ")]
    [InlineData("\"claims\":\"\\\"")]
    public async Task A_message_is_read_once_however_long(string part)
    {
        var text = new StringBuilder().Insert(0, part, 1_000_000 / part.Length).ToString();
        foreach (var status in new[] { 400, 401, 403 })
        {
            var http = Offline.Http(new ScriptedHandler(_ => Refused(status, "Code", text)));

            var thrown = await Assert.ThrowsAsync<PimException>(() => http.GetAsync(Address, PimCall.None));

            Assert.InRange(thrown.Message.Length, 1, MessageText.Longest);
        }
    }

    [Theory]
    [InlineData("Denied. See https://a.example/b?c=d. Ask again.", "Denied. Ask again.")]
    [InlineData("Denied. See https://a.example and https://b.example for more", "Denied. for more")]
    [InlineData("Sign in at https://a.example/x", "Sign in at https://a.example/x")]
    [InlineData("Denied.\r\nTrace ID: 0a1b\r\nTimestamp: 2026-11-28 20:00:00Z", "Denied.")]
    public void What_only_support_understands_is_left_out(string message, string said) => Assert.Equal(said, ServiceMessage.Clean(message));

    private static HttpResponseMessage Refused(int status, string code, string message) => ScriptedHandler.Json(
        new JObject { ["error"] = new JObject { ["code"] = code, ["message"] = message } }.ToString(), (HttpStatusCode)status);

    private static HttpResponseMessage With(HttpResponseMessage answer, string header, string value)
    {
        answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }

    private static ByteArrayContent Typed(string type)
    {
        var content = new ByteArrayContent([]);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
