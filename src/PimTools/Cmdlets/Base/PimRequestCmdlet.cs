using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Requests;

namespace PimTools.Commands;

/// <summary>A cmdlet that does something to requests, one or many. Those that are piped in quickly are acted on together.</summary>
public abstract class PimRequestCmdlet : PimClientCmdlet
{
    private readonly GatheredInput<(PimRequest Request, object Given)> _confirmed = new();
    private NamedRequests? _named;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    /// <summary>Describes the action for a person: "Approve Exchange Administrator at Directory for Ada Ahlberg".</summary>
    private protected abstract string Describe(PimRequest request);

    /// <summary>The requests among which a role's name is looked for.</summary>
    private protected abstract IReadOnlyList<PimRequestRelation> Relations { get; }

    /// <summary>Refuses what cannot be done to such a request, before anybody is asked.</summary>
    private protected virtual void Check(PimRequest request)
    {
    }

    /// <summary>Refuses what came of it, where that is not what was asked for.</summary>
    private protected virtual void CheckOutcome(PimRequest request)
    {
    }

    /// <summary>Does it, and tells of each.</summary>
    private protected abstract Task ActAsync(IReadOnlyList<PimRequest> requests, Action<PimFollowUp<PimRequest>> emit, PimCall call);

    /// <summary>Each request is found and confirmed; those that are gathered are acted on, and emitted as they then stand.</summary>
    protected sealed override async Task ProcessAsync(PimCall call)
    {
        _named ??= new NamedRequests(Client, Relations, request => request.Outcome is PimRequestOutcome.AwaitingDecision or PimRequestOutcome.Scheduled);
        var isDue = false;
        foreach (var id in Id)
        {
            await TryAsync(
                async () =>
                {
                    foreach (var request in await _named.FindAsync(id, call))
                    {
                        var given = id.IsWildcard ? (object)request : id.Text;
                        await TryAsync(async () => isDue |= await ConfirmAsync(request, given), given);
                    }
                },
                id.Text);
        }

        if (isDue)
        {
            await ActAsync(call);
        }
    }

    /// <inheritdoc />
    protected override Task FinishAsync(PimCall call) => ActAsync(call);

    /// <summary>Tells whether what was gathered is to be acted on now.</summary>
    private async Task<bool> ConfirmAsync(PimRequest request, object given)
    {
        Check(request);
        return await ConfirmAsync(Describe(request)) == Confirmation.Go && _confirmed.Add((request, given), request.IsOfList);
    }

    private Task ActAsync(PimCall call) => _confirmed.HandleAsync(async confirmed =>
    {
        var next = 0;
        await ActAsync(confirmed.Select(one => one.Request).ToList(), outcome => Tell(outcome, confirmed[next++].Given), call);
    });

    private void Tell(PimFollowUp<PimRequest> outcome, object given)
    {
        if (!outcome.IsDone)
        {
            Try(() => throw outcome.Error!, given);
            return;
        }

        if (outcome.Error is { } unread)
        {
            // The deed is done; that it cannot be seen at once must not look as if it were not.
            Warn($"The service accepted it, but the request's new status could not be read: {unread.Message}");
        }

        var latest = outcome.Latest ?? outcome.Item;
        EmitOrTell(latest, UntoldOutput.Describe(latest));
        Try(() => CheckOutcome(latest), given);
    }
}
