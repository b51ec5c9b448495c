using System;

namespace PimTools.Emulator.Tenant;

/// <summary>Counts what is under way at the same time.</summary>
internal sealed class Concurrency
{
    private readonly object _gate = new();
    private int _now;

    /// <summary>The highest count there was.</summary>
    public int Most { get; private set; }

    /// <summary>Counts one more, until what is returned is disposed of.</summary>
    public IDisposable Enter()
    {
        lock (_gate)
        {
            Most = Math.Max(Most, ++_now);
        }

        return new Stay(this);
    }

    private void Leave()
    {
        lock (_gate)
        {
            _now--;
        }
    }

    private sealed class Stay(Concurrency all) : IDisposable
    {
        public void Dispose() => all.Leave();
    }
}
