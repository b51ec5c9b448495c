using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Deny, "PimRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PimRequest))]
public sealed class DenyPimRequestCommand : PimRequestCmdlet
{
    [Parameter(Mandatory = true, Position = 1)]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string Justification { get; set; } = string.Empty;

    private protected override IReadOnlyList<PimRequestRelation> Relations => new[] { PimRequestRelation.ForMyApproval };

    private protected override string Describe(PimRequest request) => "Deny " + RequestDescription.Of(request, "to");

    private protected override void Check(PimRequest request) => AdminDecisionCheck.Check(request, PimDecision.Deny, Justification);

    private protected override Task ActAsync(IReadOnlyList<PimRequest> requests, Action<PimFollowUp<PimRequest>> emit, PimCall call) =>
        Client.Requests.DecideManyAsync(requests, PimDecision.Deny, Justification, emit, call);
}
