using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>An answer that another call has left on the connection. It is not taken for this one's.</summary>
public sealed class ForeignAnswerTests
{
    private const string Graph = "https://graph.microsoft.com/v1.0/x";
    private const string Arm = "https://management.azure.com/x";

    [Theory]
    [InlineData(Graph, "client-request-id")]
    [InlineData(Arm, "x-ms-client-request-id")]
    public async Task A_read_is_sent_again_and_gets_its_own(string address, string header)
    {
        var service = Stale(header);

        var found = await Offline.Http(service).GetAsync(new Uri(address), PimCall.None);

        Assert.Equal("own", found["whose"]);
        Assert.Equal(2, service.Calls.Count);
    }

    [Theory]
    [InlineData(Graph, "client-request-id")]
    [InlineData(Arm, "x-ms-client-request-id")]
    public async Task Of_a_change_it_is_not_known_what_became(string address, string header)
    {
        var service = Stale(header);

        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => Offline.Http(service).WriteAsync(HttpMethod.Post, new Uri(address), [], PimCall.None));

        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    public async Task An_answer_that_names_no_call_is_taken(string echo)
    {
        var service = new ScriptedHandler(_ => Answer("own", "client-request-id", echo));

        await Offline.Http(service).GetAsync(new Uri(Graph), PimCall.None);

        Assert.Single(service.Calls);
    }

    private static ScriptedHandler Stale(string header)
    {
        var answers = 0;
        return new ScriptedHandler(request => answers++ == 0
            ? Answer("another's", header, Guid.NewGuid().ToString())
            : Answer("own", header, request.Headers.GetValues(header).Single()));
    }

    private static HttpResponseMessage Answer(string whose, string header, string echo)
    {
        var answer = ScriptedHandler.Json($"{{\"whose\":\"{whose}\"}}");
        answer.Headers.TryAddWithoutValidation(header, echo);
        return answer;
    }
}
