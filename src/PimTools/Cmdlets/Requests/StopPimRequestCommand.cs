using System.Management.Automation;
using System.Threading.Tasks;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "PimRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PimRequest))]
public sealed class StopPimRequestCommand : PimRequestCmdlet
{
    private protected override string Describe(PimRequest request) => $"Cancel the request for {request.Role.Describe(request.Scope)} ({request.Status})";

    private protected override Task ActAsync(PimRequest request, PimCall call) => Client.Requests.CancelAsync(request, call);
}
