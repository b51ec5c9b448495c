using System;

namespace PimTools.Emulator;

/// <summary>The tenant's time: the system clock plus an offset, or a fixed instant that only moves when it is advanced.</summary>
public sealed class EmulatorClock
{
    private readonly object _gate = new();
    private readonly DateTimeOffset? _fixedAt;
    private TimeSpan _offset;

    /// <summary>A clock that follows the system clock.</summary>
    public EmulatorClock()
    {
    }

    private EmulatorClock(DateTimeOffset instant) => _fixedAt = instant.ToUniversalTime();

    /// <summary>The tenant's present, in UTC.</summary>
    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_gate)
            {
                return (_fixedAt ?? DateTimeOffset.UtcNow) + _offset;
            }
        }
    }

    /// <summary>A clock that stands still at <paramref name="instant"/> until it is advanced.</summary>
    public static EmulatorClock FixedAt(DateTimeOffset instant) => new(instant);

    /// <summary>Moves the clock forward; what falls due on the way happens at the next call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative: the clock cannot go back.</exception>
    public void Advance(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(by), by, "The clock only moves forward.");

        lock (_gate)
        {
            _offset += by;
        }
    }
}
