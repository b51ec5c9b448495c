using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace PimTools.Emulator.Host;

/// <summary>The calls since the last clearing: how many, how many one after the other, and how many bytes of bodies.</summary>
internal sealed class Traffic
{
    private readonly object _gate = new();
    private readonly List<(long Begun, long Ended)> _calls = [];
    private long _bytes;

    public int Calls
    {
        get
        {
            lock (_gate)
                return _calls.Count;
        }
    }

    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>The longest row of calls of which each began when the one before had ended: the round trips deep.</summary>
    public int Depth
    {
        get
        {
            lock (_gate)
            {
                var (depth, last) = (0, long.MinValue);
                foreach (var (begun, ended) in _calls.OrderBy(call => call.Ended))
                {
                    if (begun >= last)
                        (depth, last) = (depth + 1, ended);
                }

                return depth;
            }
        }
    }

    public static long Now => Stopwatch.GetTimestamp();

    public void Add(long begun, long bytes)
    {
        lock (_gate)
        {
            _calls.Add((begun, Now));
            _bytes += bytes;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
            _bytes = 0;
        }
    }
}
