using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Session;

namespace PimTools.Commands;

/// <summary>A cmdlet that speaks to the service.</summary>
public abstract class PimClientCmdlet : PimCmdlet
{
    private IPimClient? _client;

    [Parameter]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? Context { get; set; }

    /// <summary>Clears the completion cache after a change, so that the next Tab offers it.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_client is not null && IsChanging)
        {
            CompletionCache.Forget(_client);
        }
    }

    // Where nobody has connected yet, it is done as last time. A command that names a connection means one that it made.
    private protected override async Task ConnectAsync(PimCall call)
    {
        if (_client is null && Context is null && PimSession.IsUnused)
        {
            await LastSignIn.ConnectAsync(FindSessionAsync, Say, Console.IsInputRedirected ? call.WithoutPrompts() : call);
        }
    }

    private protected override void CheckOrigin() => ConnectionGuard.Check(MyInvocation.BoundParameters, () => Client);

    private protected override void NoteOrigin(object output)
    {
        if (_client is not null)
        {
            ConnectionGuard.Note(output, _client.Context);
        }
    }

    private Task<BorrowedSession?> FindSessionAsync(PimSignIn way) => OnPipelineAsync(() => BorrowedSession.Find(way, InvokeCommand));

    /// <summary>Emits a request that was made. Where the pipeline has ended, whenever that was, a warning tells it.</summary>
    /// <exception cref="OperationCanceledException">The pipeline had ended.</exception>
    private protected void EmitMade(PimRequest request) => EmitMade(request, UntoldOutput.Describe(request));

    /// <summary>As <see cref="EmitMade(PimRequest)"/>, for anything that was made.</summary>
    /// <param name="output">What is put out.</param>
    /// <param name="untold">The warning.</param>
    /// <exception cref="OperationCanceledException">The pipeline had ended.</exception>
    private protected void EmitMade(object output, string untold)
    {
        try
        {
            EmitOrTell(output, untold);
        }
        catch (OperationCanceledException)
        {
            Warn(untold);
            throw;
        }
    }

    /// <summary>The client of -Context, or of the default context; the same one throughout the command.</summary>
    protected IPimClient Client => _client ??= PimSession.Get(Context);
}
