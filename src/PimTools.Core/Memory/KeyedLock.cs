using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using PimTools.Client;

namespace PimTools.Memory;

/// <summary>
/// Has the readers of the same thing read one after the other, so that the next finds what the one before has kept. Where that one failed or was
/// canceled, the next reads itself.
/// </summary>
internal sealed class KeyedLock<TKey>
{
    private readonly ConditionalWeakTable<IPimClient, ConcurrentDictionary<TKey, AsyncLock>> _locks = new();

    /// <summary>Waits for the others, and runs then.</summary>
    /// <param name="client">The client; those of another one do not count.</param>
    /// <param name="key">What is read.</param>
    /// <param name="readAsync">Reads it, or takes what another reader has kept.</param>
    /// <param name="call">The call.</param>
    public Task<T> RunAsync<T>(IPimClient client, TKey key, Func<PimCall, Task<T>> readAsync, PimCall call) => Of(client, key).RunAsync(readAsync, call);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(IPimClient client, TKey key, Func<PimCall, Task> readAsync, PimCall call) => Of(client, key).RunAsync(readAsync, call);

    private AsyncLock Of(IPimClient client, TKey key) => _locks.GetOrCreateValue(client).GetOrAdd(key, _ => new AsyncLock());
}
