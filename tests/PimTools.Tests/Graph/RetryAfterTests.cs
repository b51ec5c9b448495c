using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A service that names the time until which to wait, and a machine whose clock is wrong.</summary>
public sealed class RetryAfterTests
{
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");

    [Theory]
    [InlineData(36)]
    [InlineData(-36)]
    [InlineData(0)]
    public async Task How_long_it_asks_to_wait_counts_by_its_clock(int hoursAhead)
    {
        var service = new ScriptedHandler(_ => Throttled(Now(hoursAhead), TimeSpan.FromHours(1)));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Equal(TimeSpan.FromHours(1), thrown.RetryAfter);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task What_the_machines_clock_takes_for_a_day_is_waited_for()
    {
        var answers = 0;
        var service = new ScriptedHandler(_ => answers++ == 0 ? Throttled(Now(36), TimeSpan.FromSeconds(1)) : ScriptedHandler.Json("{\"is\":\"there\"}"));

        var found = await Offline.Http(service).GetAsync(Address, PimCall.None);

        Assert.Equal("there", found["is"]);
    }

    [Fact]
    public async Task An_answer_without_a_time_counts_by_the_one_before()
    {
        var answers = 0;
        var service = new ScriptedHandler(_ => answers++ == 0 ? Dated(ScriptedHandler.Json("{}"), Now(36)) : Throttled(Now(36), TimeSpan.FromHours(1), isDated: false));
        var http = Offline.Http(service);
        await http.GetAsync(Address, PimCall.None);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => http.GetAsync(Address, PimCall.None));

        Assert.InRange(thrown.RetryAfter!.Value, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(62));
    }

    [Fact]
    public async Task The_parts_of_a_batch_count_by_it_too()
    {
        var now = Now(36);
        var service = new ScriptedHandler(_ => Dated(
            ScriptedHandler.Json(new JObject
            {
                ["responses"] = new JArray(new JObject
                {
                    ["id"] = "0",
                    ["status"] = 429,
                    ["headers"] = new JObject { ["Retry-After"] = now.AddHours(1).ToString("R") },
                }),
            }.ToString()),
            now));

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.Throttled, () => new BatchedCalls(Offline.Http(service), Offline.Graph).GetAsync(Address, PimCall.None));

        Assert.InRange(thrown.RetryAfter!.Value, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(62));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999")]
    public async Task What_says_nothing_is_no_wait(string header)
    {
        var answers = 0;
        var service = new ScriptedHandler(_ =>
        {
            var throttled = ScriptedHandler.Json("{}", HttpStatusCode.TooManyRequests);
            throttled.Headers.TryAddWithoutValidation("Retry-After", header);
            return answers++ == 0 ? throttled : ScriptedHandler.Json("{}");
        });

        await Offline.Http(service).GetAsync(Address, PimCall.None);

        Assert.Equal(2, service.Calls.Count);
    }

    // In whole seconds, as the header has it.
    private static DateTimeOffset Now(int hoursAhead) => DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(hoursAhead).ToUnixTimeSeconds());

    private static HttpResponseMessage Throttled(DateTimeOffset now, TimeSpan wait, bool isDated = true)
    {
        var answer = ScriptedHandler.Json("{}", HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = new(now + wait);
        return isDated ? Dated(answer, now) : answer;
    }

    private static HttpResponseMessage Dated(HttpResponseMessage answer, DateTimeOffset now)
    {
        answer.Headers.Date = now;
        return answer;
    }
}
