using System;
using System.Collections.Generic;
using System.Management.Automation;
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

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _ids.AddRange(Id);
        return Task.CompletedTask;
    }

    /// <summary>Waits for all at once; each comes out as soon as it has ended.</summary>
    protected override Task FinishAsync(PimCall call) => TryEachAsync(_ids, async id =>
    {
        var request = id.Source as PimRequest ?? await Client.GetRequestAsync(id.Text, call).ConfigureAwait(false);
        Emit(await WaitAsync(request, call).ConfigureAwait(false));
    });
}
