using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Pipeline;

/// <summary>
/// Carries what asynchronous work has to say to the pipeline thread, the only one that may write, warn, prompt or show progress.
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    private readonly PostedActions _posted = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentQueue<Action> _lastWords = new();

    /// <summary>Runs the work on the thread pool and everything it posts on this thread, until both are done.</summary>
    /// <remarks>When something posted throws (the pipeline was stopped), the work is told to stop and waited for.</remarks>
    public void Run(Func<Task> work, Action stop)
    {
        var task = Task.Run(work);
        task.ContinueWith(_ => _posted.End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (_posted.Take() is { } action)
            {
                action();
            }
        }
        catch
        {
            _posted.Close();
            _closed.Cancel();
            stop();
            WaitQuietly(task);
            SayLastWords();
            throw;
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Has the action run on the pipeline thread; waits while too many others do.</summary>
    /// <param name="action">The action.</param>
    /// <param name="lastWord">What takes its place when the pipeline is stopped before it could run; null where nothing has to be said.</param>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void Post(Action action, Action? lastWord = null) => Post(action, lastWord, isAwaited: false);

    /// <summary>As <see cref="Post(Action, Action?)"/>, for whoever tells it in another way where it is not taken.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped; nothing was said.</exception>
    public void PostOrRefuse(Action action, Action? lastWord)
    {
        if (!_posted.Add(action, lastWord, isAwaited: false))
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>As <see cref="Post(Action, Action?)"/>, for what is said also after the pipeline was stopped.</summary>
    public void PostAlways(Action action)
    {
        try
        {
            Post(action, action);
        }
        catch (OperationCanceledException)
        {
            // It is among the last words.
        }
    }

    /// <summary>Has the action run on the pipeline thread, and waits until it has.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped, perhaps by the action.</exception>
    public void PostAndWait(Action action)
    {
        object? Run()
        {
            action();
            return null;
        }

        try
        {
            AskAsync(Run).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The pipeline thread throws it itself; whoever waits here only has to end.
            throw new OperationCanceledException("The pipeline was stopped.", e);
        }
    }

    /// <summary>Asks something on the pipeline thread and waits for the answer, also when asking fails.</summary>
    public async Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);

        // It ends with the question: a registration that stays keeps the answer in memory until the cmdlet ends.
        using var closed = _closed.Token.Register(() => answer.TrySetCanceled());
        void Ask()
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
        }

        Post(Ask, lastWord: null, isAwaited: true);
        return await answer.Task;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Dispose();
    }

    private void Post(Action action, Action? lastWord, bool isAwaited)
    {
        if (_posted.Add(action, lastWord, isAwaited))
        {
            return;
        }

        if (lastWord is not null)
        {
            _lastWords.Enqueue(lastWord);
        }

        throw new OperationCanceledException();
    }

    private void SayLastWords()
    {
        foreach (var unheard in _posted.Left)
        {
            unheard();
        }

        while (_lastWords.TryDequeue(out var say))
        {
            say();
        }
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
