using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Client;

/// <summary>
/// Runs work for one caller after the other, so that the next finds what the one before has brought. Nobody waits for another caller's
/// listener, which may in turn wait for them: what was traced is told when the next may begin.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing, and whoever still waits must not find it disposed.")]
internal sealed class AsyncLock
{
    private readonly SemaphoreSlim _place = new(1, 1);

    public Task RunAsync(Func<PimCall, Task> workAsync, PimCall call) => RunAsync(
        async linked =>
        {
            await workAsync(linked);
            return true;
        },
        call);

    public async Task<T> RunAsync<T>(Func<PimCall, Task<T>> workAsync, PimCall call)
    {
        var traces = new ConcurrentQueue<PimHttpTrace>();
        await _place.WaitAsync(call.Cancellation);
        try
        {
            return await workAsync(call.TracedBy(traces.Enqueue));
        }
        finally
        {
            _place.Release();
            foreach (var trace in traces)
            {
                call.Trace?.Invoke(trace);
            }
        }
    }
}
