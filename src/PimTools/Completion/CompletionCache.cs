using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Session;

namespace PimTools.Completion;

/// <summary>Keeps what completion reads of the service for a minute, by connection.</summary>
internal static class CompletionCache
{
    /// <summary>The longest that one Tab waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private const int MostKept = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly ConditionalWeakTable<IPimClient, ConcurrentDictionary<string, (DateTimeOffset At, Task Read)>> Kept = new();

    /// <summary>Reads something by the connection that the line names; null where that cannot be read, or not in time.</summary>
    /// <param name="bound">The parameters of the line.</param>
    /// <param name="key">The name under which it is kept.</param>
    /// <param name="readAsync">Reads it.</param>
    /// <param name="patience">The longest to wait. A slow read goes on behind the scenes; the next Tab finds it done.</param>
    public static T? Get<T>(IDictionary bound, string key, Func<IPimClient, PimCall, Task<T>> readAsync, TimeSpan patience)
        where T : class
    {
        try
        {
            var client = PimSession.Get(bound["Context"] as string);
            (DateTimeOffset, Task) Begin() =>
                (DateTimeOffset.UtcNow, Task.Run(() => readAsync(client, new PimCall(CancellationToken.None) { MayPrompt = false })));

            var kept = Kept.GetOrCreateValue(client);
            if (kept.Count > MostKept)
            {
                kept.Clear();
            }

            var read = (Task<T>)kept.AddOrUpdate(
                key, _ => Begin(), (_, old) => old.Read.IsFaulted || DateTimeOffset.UtcNow - old.At > Fresh ? Begin() : old).Read;
            return read.Wait(patience) ? read.Result : null;
        }
        catch (Exception e) when (e is PimException or AggregateException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Forgets what was read for a client: something was just changed.</summary>
    public static void Forget(IPimClient client) => Kept.Remove(client);
}
