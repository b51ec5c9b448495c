using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Pester;

/// <summary>A run of Pester files by a few PowerShells side by side, each of which takes the next file when it is through with one.</summary>
internal sealed class PesterRun : IDisposable
{
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _waiting;
    private readonly Dictionary<string, TaskCompletionSource<PesterFileResult>> _results;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private readonly TimeSpan _limit;
    private readonly Action<PesterFileResult> _record;

    /// <param name="folder">The folder of the files.</param>
    /// <param name="files">Their names.</param>
    /// <param name="processes">The number of PowerShells.</param>
    /// <param name="limit">The longest that a file may take; one that hangs does not hold up the others.</param>
    /// <param name="record">Takes the result of each file.</param>
    public PesterRun(string folder, IReadOnlyList<string> files, int processes, TimeSpan limit, Action<PesterFileResult> record)
    {
        _folder = folder;
        _limit = limit;
        _record = record;
        _waiting = new ConcurrentQueue<string>(files);
        _results = files.ToDictionary(file => file, _ => new TaskCompletionSource<PesterFileResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        _running = Task.WhenAll(Enumerable.Range(0, Math.Min(processes, files.Count)).Select(_ => Task.Run(TakeFilesAsync)));
    }

    public Task<PesterFileResult> ResultOfAsync(string file) => _results[file].Task;

    public void Dispose()
    {
        _stop.Cancel();
        _running.Wait();
        _stop.Dispose();
    }

    private async Task TakeFilesAsync()
    {
        PesterProcess? process = null;
        while (!_stop.IsCancellationRequested && _waiting.TryDequeue(out var file))
        {
            try
            {
                process ??= await PesterProcess.StartAsync(_stop.Token).ConfigureAwait(false);
                var result = await process.RunAsync(Path.Combine(_folder, file), _limit, _stop.Token).ConfigureAwait(false);
                _record(result);
                _results[file].SetResult(result);
            }
            catch (Exception error)
            {
                _results[file].SetException(error);
            }

            if (process is { HasEnded: true })
            {
                process.Dispose();
                process = null;
            }
        }

        process?.Dispose();
    }
}
