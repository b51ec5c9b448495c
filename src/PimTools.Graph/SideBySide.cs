using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph;

/// <summary>Reads several lists at once into one receiver, which hears of one element at a time.</summary>
internal static class SideBySide
{
    /// <summary>The first failure ends the other lists and is thrown.</summary>
    public static async Task ReadAsync<T>(IEnumerable<Func<Action<T>, PimCall, Task>> lists, Action<T> emit, PimCall call)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        var linked = call.CanceledBy(stop.Token);
        var gate = new object();
        void EmitOne(T element)
        {
            lock (gate)
            {
                stop.Token.ThrowIfCancellationRequested();
                emit(element);
            }
        }

        Exception? first = null;
        async Task ReadOneAsync(Func<Action<T>, PimCall, Task> list)
        {
            try
            {
                await list(EmitOne, linked);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, e, null);
                stop.Cancel();
                throw;
            }
        }

        try
        {
            await Task.WhenAll(lists.Select(ReadOneAsync).ToList());
        }
        catch (OperationCanceledException) when (first is not null and not OperationCanceledException)
        {
            // WhenAll throws the first in order, which may be a list that was only told to stop.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();
        }
    }
}
