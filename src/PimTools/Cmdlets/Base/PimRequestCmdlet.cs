using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Requests;

namespace PimTools.Commands;

/// <summary>A cmdlet that does something to requests, one or many.</summary>
public abstract class PimRequestCmdlet : PimClientCmdlet
{
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

    /// <summary>Does it.</summary>
    private protected abstract Task ActAsync(PimRequest request, PimCall call);

    /// <summary>Each request is read, confirmed, acted on, and emitted as it then stands.</summary>
    protected sealed override async Task ProcessAsync(PimCall call)
    {
        _named ??= new NamedRequests(Client, Relations, request => request.Outcome is PimRequestOutcome.AwaitingDecision or PimRequestOutcome.Scheduled);
        foreach (var id in Id)
        {
            await TryAsync(
                async () =>
                {
                    foreach (var request in await _named.FindAsync(id, call))
                    {
                        await TryAsync(() => OneAsync(request, call), id.IsWildcard ? request : id.Text);
                    }
                },
                id.Text);
        }
    }

    private async Task OneAsync(PimRequest request, PimCall call)
    {
        Check(request);
        if (await ConfirmAsync(Describe(request)) == Confirmation.Go)
        {
            await ActAsync(request, call);
            var latest = await RefreshAsync(request, call);
            Emit(latest);
            CheckOutcome(latest);
        }
    }

    // The deed is done; that it cannot be seen at once must not look as if it were not.
    private async Task<PimRequest> RefreshAsync(PimRequest request, PimCall call)
    {
        try
        {
            return await Client.Requests.RefreshAsync(request, call);
        }
        catch (PimException e)
        {
            Warn($"The service accepted it, but the request's new status could not be read: {e.Message}");
            return request;
        }
    }
}
