using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Wait, "PimRequest", DefaultParameterSetName = "Id")]
[OutputType(typeof(PimRequest))]
public sealed class WaitPimRequestCommand : PimWaitingCmdlet
{
    private readonly List<PimIdentity> _ids = new();
    private bool _isActive;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Id")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Any { get; set; }

    [Parameter(ParameterSetName = "Approval", Mandatory = true)]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PendingMyApproval { get; set; }

    [Parameter(ParameterSetName = "Approval")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Follow { get; set; }

    [Parameter(ParameterSetName = "Approval")]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

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
        if (PendingMyApproval)
        {
            await WatchAsync(call);
            return;
        }

        var requests = new ConcurrentBag<PimRequest>();
        var named = new NamedRequests(
            Client, new[] { PimRequestRelation.Mine, PimRequestRelation.ForMyApproval, PimRequestRelation.CreatedByMe }, request => !request.IsTerminal);
        foreach (var id in _ids)
        {
            await TryAsync(
                async () =>
                {
                    foreach (var request in await named.FindAsync(id, call))
                    {
                        requests.Add(await TodayAsync(id, request, call));
                    }
                },
                id);
        }

        if (!Any)
        {
            await EmitWhenEndedAsync(requests, call);
        }
        else if (!_isActive)
        {
            await EmitFirstAsync(requests, call);
        }
    }

    // Where a decision is not waited for, an object that was read before it would end the wait as if there were none.
    private async Task<PimRequest> TodayAsync(PimIdentity given, PimRequest request, PimCall call) =>
        given.Source is PimRequest && request.Outcome == PimRequestOutcome.AwaitingDecision && !WaitForApproval
            ? await Client.Requests.RefreshAsync(request, call)
            : request;

    // Who follows has no end in mind; whoever waits for one has, unless he says otherwise.
    private Task WatchAsync(PimCall call)
    {
        var query = new PimRequestQuery
        {
            Relation = PimRequestRelation.ForMyApproval,
            Statuses = new[] { PimRequestStatus.PendingApproval },
            Roles = Role,
        };
        var watch = new RequestWatch(Client, query)
        {
            GoesOn = Follow,
            Timeout = Follow && !MyInvocation.BoundParameters.ContainsKey(nameof(Timeout)) ? null : Timeout,
            Report = waited => Report(new ProgressRecord(0, "Waiting for requests to decide", PimDuration.Format(TimeSpan.FromSeconds(Math.Floor(waited.TotalSeconds))))),
        };
        return watch.RunAsync(request => Emit(ChosenView.ToDecide(request)), error => Fail(error), call);
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
