using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what is sent again, and what of it reaches the caller.</summary>
public sealed class RepeatTests
{
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");
    private static readonly JObject Body = new() { ["asks"] = "for something" };

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_change_that_may_have_been_made_leaves_once(HttpStatusCode status)
    {
        var service = new ScriptedHandler(_ => ScriptedHandler.Json("{}", status));

        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => Offline.Http(service).WriteAsync(HttpMethod.Post, Address, Body, PimCall.None));

        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task A_change_that_was_throttled_goes_again_whole()
    {
        var bodies = new List<string>();
        var service = StubProvider(bodies, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests);

        await Offline.Http(service).WriteAsync(HttpMethods.Patch, Address, Body, PimCall.None);

        Assert.Equal(Enumerable.Repeat("""application/json {"asks":"for something"}""", 3), bodies);
    }

    [Fact]
    public async Task A_query_goes_again_whole_whatever_happened_to_it()
    {
        var bodies = new List<string>();
        var service = StubProvider(bodies, HttpStatusCode.ServiceUnavailable, null, HttpStatusCode.TooManyRequests, null);

        await Offline.Http(service).QueryAsync(Address, Body, PimCall.None);

        Assert.Equal(Enumerable.Repeat("""application/json {"asks":"for something"}""", 5), bodies);
    }

    [Fact]
    public async Task What_is_throttled_and_lost_by_turns_is_not_sent_more_often()
    {
        var calls = 0;
        var service = new ScriptedHandler(_ => calls++ % 2 == 0 ? ScriptedHandler.Json("{}", HttpStatusCode.TooManyRequests) : throw new HttpRequestException("The connection was lost."));

        await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Equal(5, service.Calls.Count);
    }

    [Fact]
    public async Task The_last_refusal_is_told_in_the_words_of_the_service()
    {
        const string Text = """{"error":{"code":"busy","message":"Come back tomorrow."}}""";
        var service = new ScriptedHandler(_ => ScriptedHandler.Json(Text, HttpStatusCode.ServiceUnavailable));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Contains("Come back tomorrow.", thrown.Message);
    }

    [Fact]
    public async Task The_body_of_an_answer_that_is_asked_for_again_is_not_waited_for()
    {
        var answers = 0;
        var service = new ScriptedHandler(_ => answers++ == 0
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StreamContent(new Endless()) }
            : ScriptedHandler.Json("""{"value":[{"id":"1"}]}"""));

        var found = await new ListReader(Offline.Http(service)).ReadAllAsync(Address, PimCall.None).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Single(found);
    }

    [Fact]
    public async Task Where_no_answer_came_the_error_and_the_trace_tell_the_id_that_was_sent()
    {
        var sent = new List<string>();
        var traces = new List<PimHttpTrace>();
        var service = new ScriptedHandler(request =>
        {
            sent.Add(request.Headers.GetValues("client-request-id").Single());
            throw new HttpRequestException("The connection was lost.");
        });

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.NetworkFailure, () => Offline.Http(service).GetAsync(Address, new PimCall(CancellationToken.None, traces.Add)));

        Assert.Equal(5, sent.Count);
        Assert.Equal(thrown.ClientRequestId, Assert.Single(sent.Distinct()));
        Assert.Contains(sent[0], thrown.Message);
        Assert.All(traces, trace => Assert.EndsWith("client-request-id " + sent[0], trace.ToString()));
    }

    [Fact]
    public async Task Where_a_change_was_not_answered_the_error_tells_the_id_that_was_sent()
    {
        var sent = new List<string>();
        var service = new ScriptedHandler(request =>
        {
            sent.AddRange(request.Headers.GetValues("client-request-id"));
            throw new IOException("The connection was lost.");
        });

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.OutcomeUnknown, () => Offline.Http(service).WriteAsync(HttpMethod.Post, Address, Body, PimCall.None));

        Assert.Equal(thrown.ClientRequestId, Assert.Single(sent));
        Assert.Contains(sent[0], thrown.Message);
    }

    [Fact]
    public async Task What_never_left_has_no_id_that_support_could_find()
    {
        var service = new ScriptedHandler(_ => throw new HttpRequestException("Refused.", new SocketException((int)SocketError.ConnectionRefused)));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.NetworkFailure, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Null(thrown.ClientRequestId);
        Assert.DoesNotContain("client-request-id", thrown.Message);
    }

    [Fact]
    public void Waits_double_differ_and_end_at_half_a_minute()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(500));

        for (var repeat = 1; repeat <= 4; repeat++)
        {
            var waits = Enumerable.Range(0, 50).Select(_ => backoff.Before(repeat)).ToList();
            var mean = TimeSpan.FromMilliseconds(500) * Math.Pow(2, repeat - 1);
            Assert.All(waits, wait => Assert.InRange(wait, mean * 0.8, mean * 1.2));
            Assert.True(waits.Distinct().Count() > 1);
        }

        Assert.Equal(TimeSpan.FromSeconds(30), new Backoff(TimeSpan.FromMinutes(1)).Before(1));
    }

    /// <summary>A service that answers with the statuses, or loses the call where there is none, and then well.</summary>
    private static ScriptedHandler StubProvider(List<string> bodies, params HttpStatusCode?[] statuses) => new(request =>
    {
        // As a transport reads it: a body that is no longer there comes out empty or throws.
        using var sent = new MemoryStream();
        request.Content!.CopyTo(sent, null, CancellationToken.None);
        bodies.Add(request.Content.Headers.ContentType + " " + Encoding.UTF8.GetString(sent.ToArray()));
        return bodies.Count > statuses.Length ? ScriptedHandler.Json("{}")
            : statuses[bodies.Count - 1] is { } status ? ScriptedHandler.Json("{}", status)
            : throw new HttpRequestException("The connection was lost.");
    });

    private sealed class Endless : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
