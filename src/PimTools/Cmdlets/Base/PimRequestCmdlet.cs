using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

/// <summary>A cmdlet that does something to requests, one or many.</summary>
public abstract class PimRequestCmdlet : PimClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    /// <summary>Describes the action for a person: "Approve Exchange Administrator at Directory for Ada Ahlberg".</summary>
    private protected abstract string Describe(PimRequest request);

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
        foreach (var id in Id)
        {
            await TryAsync(() => OneAsync(id, call), id.Text);
        }
    }

    private async Task OneAsync(PimIdentity id, PimCall call)
    {
        var request = id.Source as PimRequest ?? await Client.Requests.GetAsync(id.Text, call);
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
