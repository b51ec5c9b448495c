using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Azure.Core;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Entra;

/// <summary>Approving and denying (documented: pim-approval-workflow; beta only).</summary>
internal sealed class EntraApprovals
{
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;

    public EntraApprovals(PimHttp http, ListReader lists, EntraUrls urls)
    {
        _http = http;
        _lists = lists;
        _urls = urls;
    }

    public async Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call)
    {
        // The approval's id is the request's own.
        var id = request.ApprovalId ?? request.Id;
        var step = await FindMyStepAsync(request, id, call);
        try
        {
            await _http.WriteAsync(
                RequestMethod.Patch, _urls.ApprovalStep(id, step), EntraWriter.Decision(decision, justification), call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            if (!await IsDecidedAsync(id, step, decision, call))
            {
                throw;
            }
        }
        catch (PimException e) when (e.Status == 403)
        {
            throw NotApprover(request, e);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyDecided)
        {
            throw AlreadyDecided(request, e);
        }
    }

    private async Task<string> FindMyStepAsync(PimRequest request, string id, PimCall call)
    {
        try
        {
            var approval = await _http.FindAsync(_urls.Approval(id), call) ?? throw AlreadyDecided(request, null);
            var open = (await StepsAsync(id, approval, call)).Where(step => step.Text("status") == "InProgress").ToList();
            if (open.Count == 0)
            {
                throw AlreadyDecided(request, null);
            }

            return (open.FirstOrDefault(step => step.Flag("assignedToMe")) ?? throw NotApprover(request, null)).RequiredText("id");
        }
        catch (PimException e) when (e.Status == 403)
        {
            throw NotApprover(request, e);
        }
    }

    private async Task<bool> IsDecidedAsync(string id, string step, PimDecision decision, PimCall call) =>
        await _http.FindAsync(_urls.Approval(id), call) is { } approval
        && (await StepsAsync(id, approval, call)).Any(each => each.Text("id") == step && each.Text("reviewResult") == decision.ToString());

    /// <summary>The published answer has the steps in it; the schema would allow it to leave them out.</summary>
    private async Task<IEnumerable<JObject>> StepsAsync(string id, JObject approval, PimCall call) =>
        approval.Get("steps") is null ? await _lists.ReadAllAsync(_urls.ApprovalSteps(id), call) : approval.Children("steps");

    private static PimException NotApprover(PimRequest request, PimException? refusal) => new(
        PimErrorCode.NotApprover, $"The decision is not yours: {request}.", refusal)
    {
        Remedy = "Get-PimApprover shows who decides. Nobody decides about an own request, and no application decides at all.",
        TargetObject = request,
        ServiceCode = refusal?.ServiceCode,
        Status = refusal?.Status,
        RequestId = refusal?.RequestId,
    };

    private static PimException AlreadyDecided(PimRequest request, PimException? refusal) => new(
        PimErrorCode.AlreadyDecided, $"The request waits for nobody's decision any more: {request}.", refusal)
    {
        Remedy = "Get-PimRequest shows what became of it.",
        TargetObject = request,
        ServiceCode = refusal?.ServiceCode,
        Status = refusal?.Status,
        RequestId = refusal?.RequestId,
    };
}
