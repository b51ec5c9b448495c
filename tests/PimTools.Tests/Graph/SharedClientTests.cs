using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Caching;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Several commands of one pipeline share what a client remembers, and the thread that their lines are written on.</summary>
public class SharedClientTests
{
    private static readonly PimHttpTrace Line = new("GET", "/v1.0/x", 200, TimeSpan.Zero, null);

    [Fact]
    public async Task Nobody_waits_for_the_listener_of_another_call()
    {
        using var written = new ManualResetEventSlim();
        var remembered = new CachedList<string>(call =>
        {
            call.Trace?.Invoke(Line);
            return Task.FromResult("roles");
        });
        using var listening = new ManualResetEventSlim();
        var first = Task.Run(() => remembered.GetAsync(new PimCall(default, _ =>
        {
            listening.Set();
            written.Wait();
        })));
        listening.Wait();

        Assert.Equal("roles", await remembered.GetAsync(PimCall.None).WaitAsync(TimeSpan.FromSeconds(20)));

        written.Set();
        Assert.Equal("roles", await first);
    }

    [Fact]
    public async Task What_was_called_is_told_all_the_same_also_when_it_failed()
    {
        var remembered = new CachedList<string>(call =>
        {
            call.Trace?.Invoke(Line);
            throw new PimException(PimErrorCode.Throttled, "Not now.");
        });
        var told = new List<PimHttpTrace>();

        await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => remembered.GetAsync(new PimCall(default, told.Add)));

        Assert.Equal([Line], told);
    }

    [Fact]
    public async Task Whoever_is_canceled_does_not_wait_on()
    {
        using var stop = new CancellationTokenSource();
        var read = new TaskCompletionSource<string>();
        var remembered = new CachedList<string>(_ => read.Task);
        var first = remembered.GetAsync(PimCall.None);
        var second = remembered.GetAsync(new PimCall(stop.Token));

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(TimeSpan.FromSeconds(20)));
        read.SetResult("roles");
        Assert.Equal("roles", await first);
    }
}
