using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Tests what every answer carries besides its body.</summary>
public sealed class AnswerHeaderTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AnswerHeaderTests() => _azure = new AzureCalls(_contoso);

    [Fact]
    public async Task The_date_is_the_tenants() =>
        Assert.Equal(ContosoTenant.Now, (await _contoso.Get("ada", "/v1.0/me")).Headers.Date);

    [Theory]
    [InlineData("/v1.0/me")]
    [InlineData("/v1.0/nothing")]
    public async Task Graph_names_each_call(string path)
    {
        var first = await _contoso.Get("ada", path);
        var second = await _contoso.Get("ada", path);

        Assert.NotEqual(first.Headers.GetValues("request-id").Single(), second.Headers.GetValues("request-id").Single());
        Assert.NotEmpty(first.Headers.GetValues("client-request-id"));
    }

    [Fact]
    public async Task A_refusal_names_the_same_call_in_its_body()
    {
        var refused = await _contoso.Get("ada", "/v1.0/nothing");

        Assert.Equal(refused.Headers.GetValues("request-id").Single(), (string?)refused.Body!["error"]!["innerError"]!["request-id"]);
    }

    [Fact]
    public async Task Azure_names_each_call()
    {
        var reply = await _azure.Send("dana", HttpMethod.Get, "/subscriptions");

        Assert.NotEmpty(reply.Headers.GetValues("x-ms-request-id"));
        Assert.NotEmpty(reply.Headers.GetValues("x-ms-correlation-request-id"));
        Assert.NotNull(reply.Headers.Date);
    }
}
