using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Concurrency;

/// <summary>Reads several lists at once into one receiver, which hears of one element at a time.</summary>
internal static class ParallelLists
{
    /// <summary>As <see cref="ReadAsync{TSource, T}"/>, but what fails ends no other list: it is thrown when they are at their ends.</summary>
    public static async Task ReadEachAsync<TSource, T>(
        IEnumerable<TSource> sources, ElementReader<TSource, T> readAsync, Action<T> emit, PimCall call)
    {
        var refusals = new ConcurrentQueue<PimException>();
        async Task ReadOneAsync(TSource source, Action<T> each, PimCall linked)
        {
            try
            {
                await readAsync(source, each, linked);
            }
            catch (PimException e)
            {
                refusals.Enqueue(e);
            }
        }

        await ReadAsync<TSource, T>(sources, ReadOneAsync, emit, call);
        if (refusals.TryPeek(out var first))
        {
            var messages = refusals.Select(refusal => refusal.Message).Distinct().ToList();
            throw messages.Count == 1 ? first : first.WithMessage(string.Join(" ", messages));
        }
    }

    /// <summary>The first failure ends the other lists and is thrown.</summary>
    public static async Task ReadAsync<TSource, T>(
        IEnumerable<TSource> sources, ElementReader<TSource, T> readAsync, Action<T> emit, PimCall call)
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
        async Task ReadOneAsync(TSource source)
        {
            try
            {
                await readAsync(source, EmitOne, linked);
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
            await Task.WhenAll(sources.Select(ReadOneAsync).ToList());
        }
        catch (OperationCanceledException) when (first is not null and not OperationCanceledException)
        {
            // WhenAll throws the first in order, which may be a list that was only told to stop.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();
        }
    }
}
