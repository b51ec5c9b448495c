using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Pester;

/// <summary>A PowerShell that runs one Pester file after the other. Files go to it, and results come back, over a pipe.</summary>
internal sealed class PesterProcess : IDisposable
{
    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StringBuilder _output = new();
    private readonly StreamReader _results;
    private readonly StreamWriter _files;

    private PesterProcess(Process process, NamedPipeServerStream pipe)
    {
        _process = process;
        _pipe = pipe;
        _results = new StreamReader(pipe);
        _files = new StreamWriter(pipe);
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Tells whether it can run no more files.</summary>
    public bool HasEnded { get; private set; }

    public static async Task<PesterProcess> StartAsync(CancellationToken stop)
    {
        var name = "pimtools-" + Guid.NewGuid().ToString("N");
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var pester = typeof(PesterProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PesterModule").Value!;
        // Somebody is there who can be asked, as for most people who use the module; what asks at the console finds nobody.
        var start = PowerShellProgram.Find().StartInfo(
            "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", Path.Combine(Repository.Root, "tests", "PimTools.Tests", "Pester", "RunFiles.ps1"),
            "-PipeName", name, "-Pester", pester, "-Module", Path.Combine(Repository.Root, "out", "PimTools"));
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["NO_COLOR"] = "1";

        // As the tests themselves: what is compiled here runs too seldom to be counted.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = new PesterProcess(Process.Start(start)!, pipe);
        process._process.StandardInput.Close();
        try
        {
            await process.ConnectAsync(stop).ConfigureAwait(false);
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Runs a file; one in which PowerShell itself ends, or that takes longer than it may, has failed.</summary>
    public async Task<PesterFileResult> RunAsync(string path, TimeSpan limit, CancellationToken stop)
    {
        lock (_output)
        {
            _output.Clear();
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(limit);
        try
        {
            if (await AskAsync(path, late.Token).ConfigureAwait(false) is { } line)
            {
                return JsonSerializer.Deserialize<PesterFileResult>(line)!;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            HasEnded = true;
            _process.Kill(entireProcessTree: true);
            return Failed(path, $"This file took longer than {limit}, and PowerShell was ended.");
        }

        HasEnded = true;
        // Its end and that of its output; what it started may live on and keep that open.
        await Task.WhenAny(_process.WaitForExitAsync(stop), Task.Delay(TimeSpan.FromSeconds(30), stop)).ConfigureAwait(false);
        return Failed(path, $"PowerShell ended with exit code {_process.ExitCode} while it ran this file.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _pipe.Dispose();
    }

    private PesterFileResult Failed(string path, string why) => new(Path.GetFileName(path), "", "Failed", [], [why], Said());

    private async Task ConnectAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var connected = _pipe.WaitForConnectionAsync(ended.Token);
        var first = await Task.WhenAny(connected, _process.WaitForExitAsync(ended.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        if (first != connected)
        {
            throw new InvalidOperationException("The PowerShell that should run the Pester files ended at once." + Environment.NewLine + Said());
        }

        await connected.ConfigureAwait(false);
    }

    private async Task<string?> AskAsync(string path, CancellationToken stop)
    {
        try
        {
            await _files.WriteLineAsync(path.AsMemory(), stop).ConfigureAwait(false);
            await _files.FlushAsync(stop).ConfigureAwait(false);
            return await _results.ReadLineAsync(stop).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Note(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private string Said()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
