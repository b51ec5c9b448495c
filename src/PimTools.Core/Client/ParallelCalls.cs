using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Client;

/// <summary>Runs calls to the service side by side, a few at once. The service throttles early; more at once gains nothing.</summary>
internal static class ParallelCalls
{
    private const int MostAtOnce = 8;

    public static async Task RunAsync<T>(IEnumerable<T> items, Func<T, Task> work, CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(MostAtOnce);
        await Task.WhenAll(items.Select(async item =>
        {
            await places.WaitAsync(cancellation);
            try
            {
                await work(item);
            }
            finally
            {
                places.Release();
            }
        }).ToList());
    }
}
