using System;
using System.Threading;

namespace PimTools.Graph.Transport;

/// <summary>Tells whoever made a call when its answer has not come for a while, until it is disposed of.</summary>
internal sealed class SilenceNotice : IDisposable
{
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(10);

    private readonly PimCall _call;
    private readonly Timer _timer;
    private int _isTold;

    public SilenceNotice(Uri address, PimCall call)
    {
        _call = call;
        _timer = new Timer(_ => Tell(address), null, WorthTelling, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        if (Interlocked.Exchange(ref _isTold, 2) == 1)
        {
            _call.Waiting?.Invoke(null);
        }
    }

    private void Tell(Uri address)
    {
        if (Interlocked.CompareExchange(ref _isTold, 1, 0) == 0)
        {
            _call.Waiting?.Invoke($"{address.Host} has not answered for {WorthTelling.TotalSeconds:0} seconds. The command still waits.");
        }
    }
}
