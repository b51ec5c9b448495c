using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Client;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ParallelCallsTests
{
    [Fact]
    public async Task Eight_run_at_once_and_the_next_begins_when_one_has_ended()
    {
        var ends = Enumerable.Range(0, 10).Select(_ => new TaskCompletionSource()).ToArray();
        var begun = 0;

        var all = ParallelCalls.RunAsync(ends, end => { Interlocked.Increment(ref begun); return end.Task; }, CancellationToken.None);
        Assert.Equal(8, begun);

        foreach (var end in ends)
        {
            end.SetResult();
        }

        await all;
        Assert.Equal(10, begun);
    }

    [Fact]
    public async Task One_that_fails_gives_its_place_back_and_fails_the_whole_after_the_others()
    {
        var run = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => ParallelCalls.RunAsync(
            Enumerable.Range(0, 20), number => Interlocked.Increment(ref run) <= 9 ? throw new InvalidOperationException($"{number}") : Task.CompletedTask, CancellationToken.None));

        Assert.Equal(20, run);
    }

    [Fact]
    public async Task What_was_canceled_does_not_begin() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => ParallelCalls.RunAsync([1], _ => throw new InvalidOperationException("It began."), new CancellationToken(canceled: true)));
}
