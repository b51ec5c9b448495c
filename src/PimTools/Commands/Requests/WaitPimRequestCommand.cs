using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Wait, "PimRequest")]
[OutputType(typeof(PimRequest))]
public sealed class WaitPimRequestCommand : PimWaitingCmdlet
{
    private readonly List<PimIdentity> _ids = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _ids.AddRange(Id);
        return Task.CompletedTask;
    }

    /// <summary>Waits for all at once; each comes out as soon as it has ended. With -Any the first one ends the wait.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var requests = new ConcurrentBag<PimRequest>();
        await TryEachAsync(_ids, async id => requests.Add(id.Source as PimRequest ?? await Client.GetRequestAsync(id.Text, call).ConfigureAwait(false)))
            .ConfigureAwait(false);
        if (!Any)
        {
            await EmitWhenEndedAsync(requests, call).ConfigureAwait(false);
            return;
        }

        using var first = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        var waits = new List<Task>();
        foreach (var request in requests)
        {
            waits.Add(EmitWhenEndedAsync(new[] { request }, call.CanceledBy(first.Token)));
        }

        if (waits.Count > 0)
        {
            await Task.WhenAny(waits).ConfigureAwait(false);
            first.Cancel();
            await Task.WhenAll(waits).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
    }
}
