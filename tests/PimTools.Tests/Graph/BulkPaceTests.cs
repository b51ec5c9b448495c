using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests how much goes at once, and how calls that travel together look to whoever makes them.</summary>
public class BulkPaceTests
{
    [Fact]
    public void A_batch_halves_when_it_was_too_much_and_grows_again()
    {
        var pace = new BatchPace();

        Assert.False(pace.Learn(20, 9));
        Assert.Equal((20, 2), (pace.Size, pace.Batches));
        Assert.True(pace.Learn(20, 10));
        Assert.Equal((10, 2), (pace.Size, pace.Batches));
        Assert.True(pace.Learn(10, 10));
        Assert.True(pace.Learn(5, 5));
        Assert.Equal(5, pace.Size);
        Assert.False(pace.Learn(5, 2));
        Assert.Equal(5, pace.Size);
        Assert.False(pace.Learn(5, 1));
        Assert.False(pace.Learn(10, 0));
        Assert.Equal((20, 4), (pace.Size, pace.Batches));
        Assert.False(pace.Learn(20, 0));
        Assert.Equal((20, 4), (pace.Size, pace.Batches));
        Assert.True(pace.Learn(1, 1));
        Assert.Equal((10, 2), (pace.Size, pace.Batches));
    }

    [Fact]
    public async Task A_service_that_bears_little_gets_little_at_a_time()
    {
        var service = new BatchService { Bears = 3 };

        var answers = await Task.WhenAll(Get(service, 200));

        Assert.Equal(Enumerable.Range(0, 200), answers.Select(answer => (int)answer["number"]!));
        Assert.InRange(service.Sizes.Skip(20).Average(), 1, 10);
    }

    [Fact]
    public async Task At_most_four_batches_are_under_way()
    {
        var service = new BatchService { Takes = TimeSpan.FromMilliseconds(5) };

        await Task.WhenAll(Get(service, 2000));

        Assert.InRange(service.MostAtOnce, 2, 4);
        Assert.Equal(100, service.Sizes.Count);
    }

    [Fact]
    public async Task Each_throttled_part_waits_as_long_as_it_was_told()
    {
        var service = new BatchService { Refuses = 1, RetryAfter = "1" };
        var watch = Stopwatch.StartNew();

        await Get(service, 1)[0];

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(950), TimeSpan.FromSeconds(10));
        Assert.Equal([1, 1], service.Sizes);
    }

    [Fact]
    public async Task Nobody_waits_for_an_hour()
    {
        var service = new BatchService { Bears = 0, RetryAfter = "3600" };

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => Get(service, 1)[0]);

        Assert.Equal(TimeSpan.FromHours(1), thrown.RetryAfter);
        Assert.Single(service.Sizes);
    }

    [Fact]
    public async Task Retries_end()
    {
        var service = new BatchService { Bears = 0, RetryAfter = "0" };

        await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => Get(service, 1)[0]);

        Assert.Equal(10, service.Sizes.Count);
    }

    [Fact]
    public async Task What_a_batch_cannot_hold_goes_alone()
    {
        var service = new BatchService();
        var calls = new BatchedCalls(Offline.Http(service), Offline.Graph);

        await calls.GetAsync(new Uri("https://graph.microsoft.com/beta/x/7"), PimCall.None);
        await Refusals.ThrowsAsync(PimErrorCode.UntrustedHost, () => calls.GetAsync(new Uri("https://evil.example/v1.0/x"), PimCall.None));

        Assert.Empty(service.Sizes);
        Assert.Equal(["/beta/x/7"], service.Alone);
    }

    [Fact]
    public async Task What_is_asked_together_leaves_together_however_long_the_asking_takes()
    {
        var service = new BatchService();
        var calls = new BatchedCalls(Offline.Http(service), Offline.Graph);

        await Task.WhenAll(calls.Together(() => Enumerable.Range(0, 3).Select(number =>
        {
            LetOthersWork();
            return calls.GetAsync(Address(number), PimCall.None);
        }).ToList()));

        Assert.Equal([3], service.Sizes);
    }

    // In the same moment one asks, another is answered and a third begins; many rounds, since a single one seldom shows it.
    [Fact]
    public async Task Those_who_were_answered_together_ask_together_again()
    {
        for (var round = 0; round < 500; round++)
        {
            var service = new BatchService();
            var many = new ManyCalls(Offline.Http(service), Offline.Graph);

            await Task.WhenAll(many.Start([1, 2], async (number, calls) =>
            {
                await calls.FindAsync(Address(number), PimCall.None);
                return await calls.FindAsync(Address(number + 10), PimCall.None);
            }));

            Assert.Equal([2, 2], service.Sizes);
        }
    }

    [Fact]
    public async Task A_canceled_call_does_not_go()
    {
        var service = new BatchService();
        var calls = new BatchedCalls(Offline.Http(service), Offline.Graph);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls.GetAsync(Address(1), new PimCall(stop.Token)));

        Assert.Empty(service.Sizes);
    }

    [Fact]
    public async Task A_batch_that_was_refused_as_a_whole_is_refused_to_each()
    {
        var service = new BatchService { Status = HttpStatusCode.Forbidden };

        foreach (var answer in Get(service, 3))
        {
            await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => answer);
        }
    }

    /// <summary>Long enough for a moment to be over, and until the pool has done what it had to do by then.</summary>
    private static void LetOthersWork()
    {
        using var isDone = new ManualResetEventSlim();
        Thread.Sleep(100);
        ThreadPool.QueueUserWorkItem(_ => isDone.Set());
        isDone.Wait();
    }

    private static List<Task<JObject>> Get(BatchService service, int count)
    {
        var calls = new BatchedCalls(Offline.Http(service), Offline.Graph);
        return calls.Together(() => Enumerable.Range(0, count).Select(number => calls.GetAsync(Address(number), PimCall.None)).ToList());
    }

    private static Uri Address(int number) => new($"https://graph.microsoft.com/v1.0/x/{number}");

    /// <summary>Answers batches of numbers, as many of a batch as it bears.</summary>
    private sealed class BatchService : HttpMessageHandler
    {
        private int _underWay;

        /// <summary>Tells how many parts of a batch.</summary>
        public int Bears { get; init; } = 20;

        /// <summary>Tells how many batches it refuses at first.</summary>
        public int Refuses { get; init; }

        public string RetryAfter { get; init; } = "0";

        public TimeSpan Takes { get; init; }

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public ConcurrentQueue<int> Sizes { get; } = new();

        public ConcurrentQueue<string> Alone { get; } = new();

        public int MostAtOnce { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is null)
            {
                Alone.Enqueue(request.RequestUri!.AbsolutePath);
                return ScriptedHandler.Json("{}");
            }

            var parts = (JArray)JObject.Parse(await request.Content.ReadAsStringAsync(cancellationToken))["requests"]!;
            int bears;
            lock (Sizes)
            {
                bears = Sizes.Count < Refuses ? 0 : Bears;
                Sizes.Enqueue(parts.Count);
                MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            }

            await Task.Delay(Takes, cancellationToken);
            lock (Sizes)
            {
                _underWay--;
            }

            var answers = parts.Select((part, i) => i < bears ? Answer(part) : Throttled(part)).Reverse();
            return ScriptedHandler.Json(new JObject { ["responses"] = new JArray(answers) }.ToString(), Status);
        }

        private static JObject Answer(JToken part) => new()
        {
            ["id"] = part["id"],
            ["status"] = 200,
            ["body"] = new JObject { ["number"] = int.Parse(((string)part["url"]!).Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture) },
        };

        private JObject Throttled(JToken part) => new()
        {
            ["id"] = part["id"],
            ["status"] = 429,
            ["headers"] = new JObject { ["Retry-After"] = RetryAfter },
            ["body"] = new JObject { ["error"] = new JObject { ["code"] = "TooManyRequests", ["message"] = "Too many requests" } },
        };
    }
}
