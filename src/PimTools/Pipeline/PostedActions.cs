using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace PimTools.Pipeline;

/// <summary>
/// Actions that other threads post for the pipeline thread. Of a list that is read quickly, it takes many at once: to be woken for each costs more than
/// most of them do.
/// </summary>
internal sealed class PostedActions
{
    // A list that is read faster than it is written waits instead of growing.
    private const int Most = 128;

    // Who wants a few alone stops the reader before it has read far.
    private const int TakenAtOnce = 100;

    // Who takes looks again after so long, and lets itself be woken only where nothing has come.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private Queue<(Action Action, Action? LastWord)> _posted = new();
    private Queue<(Action Action, Action? LastWord)> _taken = new();
    private int _count;
    private bool _isIdle = true;
    private bool _isOver;
    private bool _isClosed;

    /// <summary>The last words of what nobody has taken.</summary>
    public IEnumerable<Action> Left => _taken.Concat(_posted).Select(one => one.LastWord).OfType<Action>();

    /// <summary>Posts an action; waits while too many are there. What comes after <see cref="End"/>, such as a late line of trace, is of no use to anybody.</summary>
    /// <param name="action">The action.</param>
    /// <param name="lastWord">What takes its place when nobody takes it; null for nothing.</param>
    /// <param name="isAwaited">Whether somebody waits for what comes of it.</param>
    /// <returns>False where nobody takes it, after <see cref="Close"/>.</returns>
    public bool Add(Action action, Action? lastWord, bool isAwaited)
    {
        lock (_gate)
        {
            while (_posted.Count >= Most && !_isOver && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            if (_isOver || _isClosed)
            {
                return _isOver;
            }

            _posted.Enqueue((action, lastWord));
            if (_isIdle || isAwaited || _posted.Count == Most || _count++ < TakenAtOnce)
            {
                Monitor.PulseAll(_gate);
            }

            return true;
        }
    }

    /// <summary>The next action, waited for; null when the last was taken and no other comes.</summary>
    public Action? Take()
    {
        if (_taken.Count == 0)
        {
            TakeAll();
        }

        return _taken.Count > 0 ? _taken.Dequeue().Action : null;
    }

    /// <summary>No other comes.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Nobody takes any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void TakeAll()
    {
        lock (_gate)
        {
            if (!_isIdle && _posted.Count == 0 && !_isOver)
            {
                Monitor.Wait(_gate, Moment);
            }

            while (_posted.Count == 0 && !_isOver)
            {
                _isIdle = true;
                Monitor.Wait(_gate);
            }

            _isIdle = false;
            (_posted, _taken) = (_taken, _posted);
            Monitor.PulseAll(_gate);
        }
    }
}
