using System;
using System.Linq;
using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Errors;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The claims that the service demands, however it writes them.</summary>
public class StepUpClaimsTests
{
    private const string C1 = """{"access_token":{"acrs":{"essential":true, "value":"c1"}}}""";

    private static readonly Func<string, string>[] Encodings =
    [
        Uri.EscapeDataString,
        WebUtility.UrlEncode,
        claims => Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)),
        claims => Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        claims => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))),
    ];

    [Theory]
    [InlineData("&claims=%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%20%22value%22%3A%22c1%22%7D%7D%7D")]
    [InlineData("&claims=%7b%22access_token%22%3a%7b%22acrs%22%3a%7b%22essential%22%3atrue%2c+%22value%22%3a%22c1%22%7d%7d%7d&more=1")]
    [InlineData("""&claims=%7B"access_token":{"acrs":{"essential":true, "value":"c1"}}}""")]
    [InlineData("""&claims={"access_token":{"acrs":{"essential":true, "value":"c1"}}}""")]
    [InlineData("""claims="%7B%22access_token%22%3A%7B%22acrs%22%3A%7B%22essential%22%3Atrue%2C%20%22value%22%3A%22c1%22%7D%7D%7D" """)]
    [InlineData("Sign in again. &Claims=eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsICJ2YWx1ZSI6ImMxIn19fQ more")]
    public void The_message_of_the_service_is_read(string message)
    {
        var error = Refused(message);

        Assert.Equal(PimErrorCode.StepUpRequired, error.Code);
        Assert.Equal(C1, error.Claims);
        Assert.Equal(["c1"], error.AuthenticationContexts);
    }

    [Theory]
    [InlineData("&claims=")]
    [InlineData("&claims=%7B%22broken")]
    [InlineData("&claims=%5B1%5D")]
    [InlineData("&claims=MTIz")]
    [InlineData("no claims at all")]
    public void What_cannot_be_read_is_none(string message) => Assert.Null(Refused(message).Claims);

    [Theory]
    [InlineData("Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{0}\"")]
    [InlineData("Bearer claims={0}, error=insufficient_claims")]
    [InlineData("Basic realm=\"x\", Bearer error=\"insufficient_claims\",claims = \"{0}\"")]
    public void A_challenge_is_read(string header)
    {
        foreach (var encode in Encodings)
        {
            var error = ErrorMapper.Map(new ErrorResponse("GET", "/v1.0/x", 401, string.Empty) { Challenge = header.Replace("{0}", encode(C1), StringComparison.Ordinal) });

            Assert.Equal((PimErrorCode.StepUpRequired, C1), (error.Code, error.Claims));
        }
    }

    [Fact]
    public void A_challenge_with_plain_json_is_read() =>
        Assert.Equal(C1, ClaimsText.InChallenge("Bearer claims=\"" + C1.Replace("\"", "\\\"", StringComparison.Ordinal) + "\""));

    [Theory]
    [InlineData("Bearer realm=\"\", error=\"invalid_token\"")]
    [InlineData("Bearer claims=\"%%%\"")]
    [InlineData("")]
    public void A_challenge_without_claims_is_an_ordinary_refusal(string header)
    {
        var error = ErrorMapper.Map(new ErrorResponse("GET", "/v1.0/x", 401, string.Empty) { Challenge = header });

        Assert.Equal(PimErrorCode.AuthenticationFailed, error.Code);
        Assert.Null(error.Claims);
    }

    [Fact]
    public void Whatever_claims_are_demanded_survive_the_way()
    {
        var claims = from name in Words from value in Words from number in ArbMap.Default.GeneratorFor<int>() from encoding in Gen.Choose(0, Encodings.Length - 1)
                     select (Json: new JObject { ["access_token"] = new JObject { [name] = new JObject { ["value"] = value, ["n"] = number } } }.ToString(Formatting.None),
                         Encode: Encodings[encoding]);

        Prop.ForAll(claims.ToArbitrary(), one =>
        {
            Assert.Equal(one.Json, Refused("&claims=" + one.Encode(one.Json)).Claims);
            Assert.Equal(one.Json, Refused("&claims=" + one.Encode(one.Json), isWrapped: true).Claims);
            Assert.Equal(one.Json, ClaimsText.InChallenge($"Bearer realm=\"\", claims=\"{one.Encode(one.Json)}\""));
        }).Check(FuzzCases.Properties(100));
    }

    private static Gen<string> Words => ArbMap.Default.GeneratorFor<string>()
        .Select(text => string.Concat((text ?? string.Empty).Where(letter => !char.IsSurrogate(letter))) + "ä+&= %\"'\\");

    /// <param name="message">The service's message.</param>
    /// <param name="isWrapped">Whether the service has put its own error, as JSON, into the message of another.</param>
    private static PimException Refused(string message, bool isWrapped = false)
    {
        const string Code = "RoleAssignmentRequestAcrsValidationFailed";
        var error = isWrapped
            ? new JObject { ["code"] = "UnknownError", ["message"] = new JObject { ["errorCode"] = Code, ["message"] = message }.ToString(Formatting.None) }
            : new JObject { ["code"] = Code, ["message"] = message };
        return ErrorMapper.Map(new ErrorResponse("POST", "/v1.0/x", 400, new JObject { ["error"] = error }.ToString(Formatting.None)));
    }
}
