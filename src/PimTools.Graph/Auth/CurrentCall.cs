using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Auth;

/// <summary>
/// Tells for which call a token is asked for. The interface of credentials does not say it, and a prompt belongs to that call, not to the one that
/// made the connection and is long over.
/// </summary>
internal static class CurrentCall
{
    private static readonly AsyncLocal<PimCall?> Asking = new();
    private static readonly AsyncLocal<string?> RefusedToken = new();
    private static readonly ConditionalWeakTable<object, Queue> Told = new();

    /// <summary>Holds for what the setting method calls and awaits.</summary>
    public static PimCall Value
    {
        get => Asking.Value ?? PimCall.None;
        set => Asking.Value = value;
    }

    /// <summary>
    /// Tells the call, if it listens, one message after another. The sign-in does not wait for whoever shows it: others wait for the sign-in.
    /// </summary>
    public static void Tell(string message)
    {
        if (Value.Notice is { } notice)
        {
            Told.GetOrCreateValue(Value.Operation).Add(() => notice(message));
        }
    }

    /// <summary>The token that the service has just refused; null where none was.</summary>
    public static string? Refused
    {
        get => RefusedToken.Value;
        set => RefusedToken.Value = value;
    }

    /// <summary>The notices to one operation, in their order.</summary>
    private sealed class Queue
    {
        private readonly object _gate = new();
        private Task _last = Task.CompletedTask;

        public void Add(Action say)
        {
            lock (_gate)
            {
                _last = _last.ContinueWith(_ => say(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }
}
