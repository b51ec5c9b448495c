using System;
using System.Threading;

namespace PimTools.Graph.Transport;

/// <summary>
/// Follows a change on its way. Whoever asked for it may stop it at once until it has left. From then on it runs to its answer, for a while
/// at most: cut off, nobody would know whether it was made.
/// </summary>
internal sealed class InFlightWrite : IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TimeSpan _patience;
    private readonly CancellationTokenRegistration _stopping;
    private bool _hasLeft;
    private bool _isStopped;

    /// <param name="patience">How long the answer to what has left is waited for after the caller has stopped.</param>
    /// <param name="stopped">Says that the caller has stopped.</param>
    public InFlightWrite(TimeSpan patience, CancellationToken stopped)
    {
        _patience = patience;
        _stopping = stopped.Register(Stop);
    }

    /// <summary>Ends the sending and the wait for the answer.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>Tells whether it is out, or was answered.</summary>
    public bool HasLeft
    {
        get
        {
            lock (_gate)
            {
                return _hasLeft;
            }
        }
    }

    /// <summary>It goes out now, unless the caller has stopped.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _hasLeft = !_isStopped;
        }

        if (!HasLeft)
        {
            _end.Cancel();
            throw new OperationCanceledException(_end.Token);
        }
    }

    /// <summary>The service has sent it back unmade, so that it may be stopped again.</summary>
    public void ComeBack()
    {
        bool isStopped;
        lock (_gate)
        {
            _hasLeft = false;
            isStopped = _isStopped;
        }

        if (isStopped)
        {
            _end.Cancel();
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _end.Dispose();
    }

    private void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
        }

        if (HasLeft)
        {
            _end.CancelAfter(_patience);
        }
        else
        {
            _end.Cancel();
        }
    }
}
