using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Wait, "PimRequest")]
[OutputType(typeof(PimRequest))]
public sealed class WaitPimRequestCommand : PimWaitingCmdlet
{
    private readonly List<PimIdentity> _ids = new();
    private bool _isActive;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Any { get; set; }

    /// <summary>For an assignment that is active there is nothing to wait for.</summary>
    protected override Task ProcessAsync(PimCall call)
    {
        _ids.AddRange(Id.Where(id => id.Assignment is null));
        foreach (var active in Id.Select(id => id.Assignment).OfType<PimAssignment>())
        {
            _isActive = true;
            Emit(PimRequest.Behind(active));
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits for all at once; each comes out as soon as it has ended. With -Any the first one ends the wait.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var requests = new ConcurrentBag<PimRequest>();
        await TryEachAsync(_ids, async id => requests.Add(id.Source as PimRequest ?? await Client.Requests.GetAsync(id.Text, call)))
            ;
        if (!Any)
        {
            await EmitWhenEndedAsync(requests, call);
        }
        else if (!_isActive)
        {
            await EmitFirstAsync(requests, call);
        }
    }

    private async Task EmitFirstAsync(IEnumerable<PimRequest> requests, PimCall call)
    {
        using var first = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        await Task.WhenAll(requests.Select(request => TryAsync(() => WaitAsync(request), request)).ToList());

        // A wait that failed has seen no end: the others go on. A request that failed has ended.
        async Task WaitAsync(PimRequest request)
        {
            try
            {
                await EmitWhenEndedAsync(request, call.CanceledBy(first.Token));
                first.Cancel();
            }
            catch (OperationCanceledException) when (!call.Cancellation.IsCancellationRequested)
            {
                // Another one has ended.
            }
            catch (PimException e) when (IsFatal(e) || e.TargetObject is PimRequest { IsTerminal: true })
            {
                first.Cancel();
                throw;
            }
        }
    }
}
