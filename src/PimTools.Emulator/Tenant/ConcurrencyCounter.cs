using System;

namespace PimTools.Emulator.Tenant;

/// <summary>Counts the calls that run at the same time.</summary>
internal sealed class ConcurrencyCounter
{
    private readonly object _gate = new();
    private int _now;

    /// <summary>The highest count there was.</summary>
    public int Highest { get; private set; }

    /// <summary>Counts one more call, until the returned object is disposed.</summary>
    public IDisposable Enter()
    {
        lock (_gate)
        {
            Highest = Math.Max(Highest, ++_now);
        }

        return new Entry(this);
    }

    private void Leave()
    {
        lock (_gate)
        {
            _now--;
        }
    }

    private sealed class Entry(ConcurrencyCounter calls) : IDisposable
    {
        public void Dispose() => calls.Leave();
    }
}
