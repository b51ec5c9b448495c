using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Models;
using PimTools.Pipeline;

namespace PimTools.Commands;

/// <summary>The base of every cmdlet: work off the pipeline thread, cancellation, errors, prompts and progress.</summary>
public abstract class PimCmdlet : PSCmdlet, IDisposable
{
    // Beside the progress of the commands themselves.
    private const int WaitingId = 1_000_000;

    // What PowerShell marks Write-Host with.
    private static readonly string[] ToHost = { "PSHOST" };

    // Who wants a few alone has stopped by then. The reader of a list asks for no further page before.
    private const int FirstFew = 50;

    private readonly CancellationTokenSource _stopping = new();
    private readonly HighImpactQuestion _highImpact = new();
    private PipelinePump? _pump;
    private int _listed;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C only cancels; the work itself ends the command.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Per pipeline input.</summary>
    protected virtual Task ProcessAsync(PimCall call) => Task.CompletedTask;

    /// <summary>Once, after all pipeline input.</summary>
    protected virtual Task FinishAsync(PimCall call) => Task.CompletedTask;

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        if (HiddenCmdletWarning.Due(InvokeCommand) is { } hidden)
        {
            WriteWarning(hidden);
        }

        try
        {
            RefusedInput.Check(MyInvocation.BoundParameters);
            EmptyArguments.RefuseTyped(this, MyInvocation.BoundParameters);
        }
        catch (PimException e)
        {
            ThrowTerminatingError(PimErrorRecords.From(e));
        }
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Run(async call =>
    {
        RefusedInput.Check(MyInvocation.BoundParameters);
        EmptyArguments.RefuseNames(this, MyInvocation.BoundParameters, MyInvocation.ExpectingInput);
        await ConnectAsync(call);
        CheckOrigin();
        await ProcessAsync(call);
    });

    /// <inheritdoc />
    protected override void EndProcessing() => Run(FinishAsync);

    /// <summary>Tells whether the command may change something; a read can be repeated by whoever missed its end.</summary>
    private protected bool IsChanging => MyInvocation.MyCommand is CmdletInfo { Verb: not (VerbsCommon.Get or VerbsLifecycle.Wait) };

    /// <summary>Hands an object to the pipeline, from any thread.</summary>
    protected void Emit(object output)
    {
        NoteOrigin(output);
        _pump!.Post(() => WriteObject(output));
    }

    /// <summary>Writes an object unless the pipeline ends before it is taken, which is told instead.</summary>
    /// <exception cref="OperationCanceledException">The pipeline had ended; the caller tells it.</exception>
    private protected void EmitOrTell(object output, string text)
    {
        void Write()
        {
            try
            {
                WriteObject(output);
            }
            catch (PipelineStoppedException) when (_stopping.IsCancellationRequested)
            {
                // Whoever wants no more has taken it; Ctrl+C takes nothing.
                WarnNow(text);
                throw;
            }
        }

        NoteOrigin(output);
        _pump!.PostOrRefuse(Write, () => WarnNow(text));
    }

    /// <summary>
    /// Hands over an object of a list. The first few wait until the pipeline has taken them, so that whoever wants one alone has no other page asked for.
    /// </summary>
    private protected void EmitListed(object output)
    {
        if (Interlocked.Increment(ref _listed) > FirstFew)
        {
            Emit(output);
            return;
        }

        NoteOrigin(output);
        _pump!.PostAndWait(() => WriteObject(output));
    }

    /// <summary>Hands a file or folder to the pipeline as Get-Item gives it, so that other commands take it.</summary>
    private protected async Task EmitItemAsync(string path) =>
        Emit(await OnPipelineAsync(() => InvokeProvider.Item.Get(new[] { path }, force: true, literalPath: true)[0]));

    /// <summary>Reports that one item failed; the rest goes on.</summary>
    protected void Fail(PimException error, object? target = null)
    {
        // What may have been made is told also where the pipeline ends before the error is taken.
        var lastWord = error.Code == PimErrorCode.OutcomeUnknown ? () => WarnNow(error.Message) : (Action?)null;
        _pump!.PostOrRefuse(() => WriteError(PimErrorRecords.From(error, target)), lastWord);
    }

    /// <summary>Warns, from any thread, also after the pipeline was stopped.</summary>
    protected void Warn(string text) => _pump!.PostAlways(() => WarnNow(text));

    /// <summary>Warns of what was done, where the pipeline is stopped before that could be told in another way.</summary>
    private protected void WarnIfStopped(string text) => _pump!.Post(() => { }, () => WarnNow(text));

    /// <summary>Tells the person at the console, from any thread; no part of the output.</summary>
    protected void Say(string text) => _pump!.Post(() => WriteInformation(new HostInformationMessage { Message = VisibleText.OnOneLine(text) }, ToHost));

    /// <summary>Shows progress, from any thread.</summary>
    protected void Report(ProgressRecord progress) => _pump!.Post(() => WriteProgress(progress));

    /// <summary>Runs something that only the pipeline thread may, such as another command.</summary>
    protected Task<T> OnPipelineAsync<T>(Func<T> work) => _pump!.AskAsync(work);

    /// <summary>Asks -WhatIf and -Confirm with a sentence such as "Activate User Administrator at Directory for 8h".</summary>
    protected Task<Confirmation> ConfirmAsync(string sentence) => ConfirmAsync(sentence, isHighImpact: false);

    /// <summary>
    /// As the other. Where one change takes something away and others of the same command do not, it is asked about as by a command of high
    /// impact: always, unless -Confirm:$false or the preference says not to; then it is a warning.
    /// </summary>
    private protected async Task<Confirmation> ConfirmAsync(string sentence, bool isHighImpact)
    {
        Exception? unasked = null;
        var shown = VisibleText.OnOneLine(sentence);
        Confirmation Ask()
        {
            if (!ShouldProcess(shown, shown + "?", MyInvocation.MyCommand.Name, out var reason))
            {
                return reason == ShouldProcessReason.WhatIf ? Confirmation.WhatIf : Confirmation.Skip;
            }

            try
            {
                return !isHighImpact || _highImpact.Ask(this, shown, WarnNow) ? Confirmation.Go : Confirmation.Skip;
            }
            catch (Exception e) when (e is not PipelineStoppedException)
            {
                // A host without a console fails in ways of its own.
                unasked = e;
                return Confirmation.Skip;
            }
        }

        var answer = await _pump!.AskAsync(Ask);
        return unasked is null ? answer : throw new PimException(
            PimErrorCode.InvalidParameter, $"Confirmation is needed, and nobody can be asked here: {sentence}.", unasked)
        {
            Remedy = "Add -Confirm:$false to change it without a question.",
        };
    }

    /// <summary>Tells whether the command only describes what it would do, by -WhatIf or the preference.</summary>
    private protected Task<bool> IsWhatIfAsync() => OnPipelineAsync(() => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) ? given : GetVariableValue("WhatIfPreference")));

    /// <summary>Runs one item's work; its failure is reported and the others go on.</summary>
    protected async Task TryAsync(Func<Task> work, object? target = null)
    {
        try
        {
            await work();
        }
        catch (PimException e) when (!IsFatal(e))
        {
            Fail(e, target);
        }
    }

    /// <summary>Runs one item's synchronous work; its failure is reported and the others go on.</summary>
    protected void Try(Action work, object? target)
    {
        try
        {
            work();
        }
        catch (PimException e) when (!IsFatal(e))
        {
            Fail(e, target);
        }
    }

    /// <summary>Runs many items' work side by side; each failure is reported and the others go on.</summary>
    protected Task TryEachAsync<T>(IEnumerable<T> items, Func<T, Task> work) => TryEachAsync(items, work, item => item);

    /// <summary>As the other, with what the person gave for each item, for its error.</summary>
    protected Task TryEachAsync<T>(IEnumerable<T> items, Func<T, Task> work, Func<T, object?> given) =>
        ParallelCalls.RunAsync(items, item => TryAsync(() => work(item), given(item)), _stopping.Token);

    /// <summary>Tells whether nothing further can work after this error: the command ends there, and a script's try block catches it.</summary>
    private protected virtual bool IsFatal(PimException error) => PimErrorRecords.IsFatal(error);

    /// <summary>Tells whether somebody may be asked to sign in again.</summary>
    private protected virtual bool MayPrompt => Interaction.IsPossible;

    /// <summary>The kinds that the command was told to be about; all of them where it was told nothing.</summary>
    private protected virtual IReadOnlyCollection<PimKind> NamedKinds => PimKinds.All;

    /// <summary>Connects where nobody has, and how is known.</summary>
    private protected virtual Task ConnectAsync(PimCall call) => Task.CompletedTask;

    /// <summary>Refuses what was given and is of another connection's tenant.</summary>
    private protected virtual void CheckOrigin()
    {
    }

    /// <summary>Remembers of which connection's tenant an object is that is put out.</summary>
    private protected virtual void NoteOrigin(object output)
    {
    }

    /// <summary>Releases what the command holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    private void WarnNow(string text)
    {
        try
        {
            WriteWarning(VisibleText.OnOneLine(text));
        }
        catch (PipelineStoppedException)
        {
            // After Ctrl+C no stream takes anything any more; whoever pressed it sits before the host.
            Host.UI.WriteWarningLine(VisibleText.OnOneLine(text));
        }
    }

    /// <summary>Shows what is waited for until that is over. Where nobody looks at progress, verbose output has it.</summary>
    private void TellWaiting(string? text)
    {
        if (text is null)
        {
            WriteProgress(new ProgressRecord(WaitingId, MyInvocation.MyCommand.Name, " ") { RecordType = ProgressRecordType.Completed });
        }
        else
        {
            WriteVerbose(text);
            WriteProgress(new ProgressRecord(WaitingId, MyInvocation.MyCommand.Name, text));
        }
    }

    private void Run(Func<PimCall, Task> work)
    {
        using var pump = new PipelinePump();
        _pump = pump;
        var call = new PimCall(_stopping.Token, trace => pump.Post(() => WriteVerbose(VisibleText.OnOneLine(trace.ToString()))), Warn)
        {
            MayPrompt = MayPrompt,
            Cmdlet = MyInvocation.MyCommand.Name,
            Kinds = NamedKinds,
            Detail = text => pump.Post(() => WriteVerbose(VisibleText.OnOneLine(text))),
            Waiting = text => pump.Post(() => TellWaiting(text)),
        };
        try
        {
            pump.Run(() => work(call), _stopping.Cancel);
        }
        catch (PimException e) when (IsFatal(e))
        {
            ThrowTerminatingError(PimErrorRecords.From(e));
        }
        catch (PimException e)
        {
            WriteError(PimErrorRecords.From(e));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
