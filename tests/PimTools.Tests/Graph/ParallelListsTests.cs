using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using Xunit;

namespace PimTools.Tests.Graph;

public class ParallelListsTests
{
    private delegate Task List(Action<int> emit, PimCall call);

    [Fact]
    public async Task The_receiver_hears_of_one_at_a_time()
    {
        var inside = 0;
        var heard = 0;
        void Receive(int element)
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            heard++;
            Interlocked.Decrement(ref inside);
        }

        await ParallelLists.ReadAsync<int, int>(Enumerable.Repeat(500, 4), ListAsync, Receive, PimCall.None);

        Assert.Equal(2000, heard);
    }

    [Fact]
    public async Task The_first_failure_is_the_one_that_is_told_and_stops_the_others()
    {
        var stopped = false;
        async Task WaitAsync(Action<int> emit, PimCall call)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, call.Cancellation);
            }
            catch (OperationCanceledException)
            {
                stopped = true;
                throw;
            }
        }

        static async Task FailAsync(Action<int> emit, PimCall call)
        {
            await Task.Yield();
            throw new PimException(PimErrorCode.PermissionMissing, "no");
        }

        await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing,
            () => ParallelLists.ReadAsync<List, int>([WaitAsync, FailAsync], ReadAsync, _ => { }, PimCall.None));

        Assert.True(stopped);
    }

    [Fact]
    public async Task Nothing_is_handed_over_after_a_failure()
    {
        var heard = new List<int>();
        var failed = new TaskCompletionSource();
        async Task LateAsync(Action<int> emit, PimCall call)
        {
            await failed.Task;
            await Task.Delay(20, CancellationToken.None);
            emit(1);
        }

        Task FailAsync(Action<int> emit, PimCall call)
        {
            failed.SetResult();
            throw new PimException(PimErrorCode.Throttled, "no");
        }

        await Refusals.ThrowsAsync(
            PimErrorCode.Throttled,
            () => ParallelLists.ReadAsync<List, int>([LateAsync, FailAsync], ReadAsync, heard.Add, PimCall.None));

        Assert.Empty(heard);
    }

    private static async Task ListAsync(int count, Action<int> emit, PimCall call)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            emit(i);
        }
    }

    private static Task ReadAsync(List read, Action<int> emit, PimCall call) => read(emit, call);
}
