using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace PimTools.Emulator.Host;

/// <summary>Counts the writes, and holds one of them until its caller hangs up, so that a test can end a program right there.</summary>
internal sealed class WriteHold
{
    private readonly object _gate = new();
    private int _writes;
    private int _held;
    private bool _isAnswer;

    /// <summary>The number of writes since the last change of what is held.</summary>
    public int Writes
    {
        get
        {
            lock (_gate)
                return _writes;
        }
    }

    /// <summary>Tells whether the write that was to be held has come, and is held.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>Begins to count anew, and holds one of the writes to come.</summary>
    /// <param name="write">The number of the write, from 1; 0 holds none.</param>
    /// <param name="isAnswer">Whether the tenant takes it, and its answer alone is held.</param>
    public void Set(int write, bool isAnswer)
    {
        lock (_gate)
            (_writes, _held, _isAnswer, IsHolding) = (0, write, isAnswer, false);
    }

    /// <summary>Counts a call, and gives the number that it has among the writes; 0 for one that only reads.</summary>
    public int Count(HttpRequest call)
    {
        var isReading = call.Method == "GET" || call.Path.Value!.EndsWith("/getByIds", StringComparison.OrdinalIgnoreCase);
        lock (_gate)
            return isReading ? 0 : ++_writes;
    }

    /// <summary>Waits for ever where this write is held, before the tenant takes it or after.</summary>
    public Task PassAsync(int write, bool isAnswer, CancellationToken hangUp)
    {
        lock (_gate)
        {
            if (write == 0 || write != _held || isAnswer != _isAnswer)
                return Task.CompletedTask;

            IsHolding = true;
        }

        return Task.Delay(Timeout.Infinite, hangUp);
    }
}
