using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "PimRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PimRequest))]
public sealed class StopPimRequestCommand : PimRequestCmdlet
{
    private protected override IReadOnlyList<PimRequestRelation> Relations => new[] { PimRequestRelation.Mine, PimRequestRelation.CreatedByMe };

    private protected override string Describe(PimRequest request) => $"Cancel the request for {RequestDescription.Of(request)} ({request.Status})";

    private protected override Task ActAsync(IReadOnlyList<PimRequest> requests, Action<PimFollowUp<PimRequest>> emit, PimCall call) =>
        Client.Requests.CancelManyAsync(requests, emit, call);
}
