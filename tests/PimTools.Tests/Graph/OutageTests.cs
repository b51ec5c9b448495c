using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A service that is out: how often it is asked before that is told, and what is told meanwhile.</summary>
public sealed class OutageTests
{
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");
    private static readonly Uri Azure = new("https://management.azure.com/x");

    [Fact]
    public async Task The_tries_of_a_batch_and_of_its_parts_do_not_multiply()
    {
        var service = new ScriptedHandler(_ => ScriptedHandler.Json("{}", HttpStatusCode.ServiceUnavailable));

        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => new BatchedCalls(Offline.Http(service), Offline.Graph).GetAsync(Address, PimCall.None));

        Assert.Equal(RetryRules.MostTries, service.Calls.Count);
    }

    [Fact]
    public async Task The_tries_of_failures_and_of_broken_bodies_do_not_multiply()
    {
        var answers = 0;
        var service = new ScriptedHandler(_ => answers++ % 2 == 0 ? ScriptedHandler.Json("{}", HttpStatusCode.ServiceUnavailable) : ScriptedHandler.Json("{\"value\":[{"));

        await Assert.ThrowsAsync<PimException>(() => new ListReader(Offline.Http(service)).ReadAllAsync(Address, PimCall.None));

        Assert.Equal(RetryRules.MostTries, service.Calls.Count);
    }

    [Fact]
    public async Task Once_an_outage_has_lasted_its_time_nothing_of_the_operation_is_sent_again()
    {
        var service = new ScriptedHandler(_ => ScriptedHandler.Json("{}", HttpStatusCode.ServiceUnavailable));
        var http = Offline.Http(service, timeouts: new Timeouts { Retry = Offline.Timeouts.Retry, Outage = TimeSpan.Zero });
        var call = PimCall.None;

        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => http.GetAsync(Address, call));
        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => new ListReader(http).ReadAllAsync(Address, call.WithoutPrompts()));

        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public void An_outage_ends_with_an_answer_and_is_one_service_s_in_one_operation()
    {
        var outages = new Outages(TimeSpan.Zero);
        var call = PimCall.None;
        outages.Of(call, Address).Fail();

        Assert.True(outages.Of(call, Address).IsTooLong);
        Assert.False(outages.Of(call, Azure).IsTooLong);
        Assert.False(outages.Of(PimCall.None, Address).IsTooLong);

        outages.Of(call, Address).End();

        Assert.False(outages.Of(call, Address).IsTooLong);
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_told_and_so_is_its_end()
    {
        var answers = 0;
        var service = new ScriptedHandler(_ =>
        {
            var answer = ScriptedHandler.Json("{}", answers++ == 0 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            answer.Headers.TryAddWithoutValidation("Retry-After", "5");
            return answer;
        });
        var told = new ConcurrentQueue<string?>();

        await Offline.Http(service).GetAsync(Address, new PimCall(default) { Waiting = told.Enqueue });

        Assert.Equal(["graph.microsoft.com asks to wait 5 seconds. The command goes on then.", null], told);
    }

    [Fact]
    public async Task A_short_wait_is_nobody_s_business()
    {
        var answers = 0;
        var service = new ScriptedHandler(_ => ScriptedHandler.Json("{}", answers++ == 0 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK));
        var told = new ConcurrentQueue<string?>();

        await Offline.Http(service).GetAsync(Address, new PimCall(default) { Waiting = told.Enqueue });

        Assert.Empty(told);
    }
}
