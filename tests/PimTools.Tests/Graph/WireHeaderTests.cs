using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The headers that leave, to the service that they concern.</summary>
public sealed class WireHeaderTests
{
    private const string ClientRequestId = "client-request-id";

    private static readonly Uri Graph = new("https://graph.microsoft.com/v1.0/x");
    private static readonly Uri Arm = new("https://management.azure.com/x");

    [Fact]
    public async Task To_Graph_the_library_adds_a_request_id_and_what_it_is()
    {
        var sent = await SendAsync(Graph);

        var headers = Assert.Single(sent);
        Assert.Equal(["Accept", "Authorization", ClientRequestId, "SdkVersion", "User-Agent"], headers.Keys.Order(StringComparer.OrdinalIgnoreCase));
        Assert.True(Guid.TryParse(headers[ClientRequestId], out _));
        Assert.Matches(@"^PimTools/\d+\.\d+\.\d+, graph-dotnet-core/\d+\.\d+\.\d+ \(", headers["SdkVersion"]);
        Assert.Matches(@"^PimTools/\d+\.\d+\.\d+$", headers["User-Agent"]);
    }

    [Fact]
    public async Task Azure_gets_the_request_id_under_its_own_name_and_is_told_nothing_of_the_machine()
    {
        var sent = await SendAsync(Arm);

        Assert.Equal(["Accept", "Authorization", "User-Agent", "x-ms-client-request-id", "x-ms-return-client-request-id"], Assert.Single(sent).Keys.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/x", ClientRequestId)]
    [InlineData("https://management.azure.com/x", "x-ms-client-request-id")]
    public async Task A_repeat_has_the_same_headers(string address, string requestId)
    {
        var sent = await SendAsync(
            new Uri(address),
            _ => throw new HttpRequestException("The connection was lost."),
            _ => ScriptedHandler.Json("{}", HttpStatusCode.TooManyRequests),
            _ => throw new HttpRequestException("The connection was lost."),
            _ => ScriptedHandler.Json("{}", HttpStatusCode.ServiceUnavailable));

        Assert.Equal(5, sent.Count);
        Assert.Single(sent.Select(headers => headers[requestId]).Distinct());
        Assert.All(sent, headers => Assert.Equal(sent[0].Keys.Order(), headers.Keys.Order()));
    }

    [Fact]
    public async Task Two_calls_have_two_request_ids()
    {
        var sent = new List<Dictionary<string, string>>();
        var http = Offline.Http(Recording(sent));

        await http.GetAsync(Graph, PimCall.None);
        await http.GetAsync(Graph, PimCall.None);

        Assert.Equal(2, sent.Select(headers => headers[ClientRequestId]).Distinct().Count());
    }

    /// <summary>The headers of each try of a read that ends well, after the answers that come before.</summary>
    private static async Task<List<Dictionary<string, string>>> SendAsync(Uri address, params Func<HttpRequestMessage, HttpResponseMessage>[] before)
    {
        var sent = new List<Dictionary<string, string>>();
        await Offline.Http(Recording(sent, before)).GetAsync(address, PimCall.None);
        return sent;
    }

    private static ScriptedHandler Recording(List<Dictionary<string, string>> sent, params Func<HttpRequestMessage, HttpResponseMessage>[] before) => new(request =>
    {
        sent.Add(request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()));
        return sent.Count <= before.Length ? before[sent.Count - 1](request) : ScriptedHandler.Json("{}");
    });
}
