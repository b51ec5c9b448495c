using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Shell;

/// <summary>
/// Carries what asynchronous work has to say to the pipeline thread, the only one that may write, warn, prompt or show progress.
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    // A list that is read faster than it is written waits here instead of growing.
    private const int MostWaiting = 256;
    private readonly BlockingCollection<Action> _waiting = new(MostWaiting);
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Runs the work on the thread pool and everything it posts on this thread, until both are done.</summary>
    /// <remarks>When something posted throws (the pipeline was stopped), the work is told to stop and waited for.</remarks>
    public void Run(Func<Task> work, Action stop)
    {
        var task = Task.Run(work);
        task.ContinueWith(_ => _waiting.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            foreach (var action in _waiting.GetConsumingEnumerable())
            {
                action();
            }
        }
        catch
        {
            _closed.Cancel();
            stop();
            WaitQuietly(task);
            throw;
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Has the action run on the pipeline thread; waits while too many others do.</summary>
    public void Post(Action action)
    {
        try
        {
            _waiting.Add(action, _closed.Token);
        }
        catch (InvalidOperationException)
        {
            // The work is over; a late line of trace is of no use to anybody.
        }
    }

    /// <summary>Asks something on the pipeline thread and waits for the answer, also when asking fails.</summary>
    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _closed.Token.Register(() => answer.TrySetCanceled());
        Post(() =>
        {
            try
            {
                answer.TrySetResult(question());
            }
            catch (Exception e)
            {
                answer.TrySetException(e);
                throw;
            }
        });
        return answer.Task;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _waiting.Dispose();
        _closed.Dispose();
    }

    private static void WaitQuietly(Task task)
    {
        try
        {
            task.Wait();
        }
        catch (AggregateException)
        {
            // What made the pipeline stop is what the user hears of.
        }
    }
}
