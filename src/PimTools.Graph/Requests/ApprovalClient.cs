using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Errors;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Approves and denies (documented: pim-approval-workflow, groups-approval-workflow).</summary>
internal sealed class ApprovalClient
{
    private readonly PimHttp _http;
    private readonly ApprovalParts _parts;
    private readonly IApprovalUrls _urls;
    private readonly Envelope _envelope;
    private readonly PimPrincipal _self;
    private readonly IdempotentSubmitter _submitter;

    public ApprovalClient(PimHttp http, IApprovalUrls urls, Envelope envelope, PimPrincipal self, IdempotentSubmitter submitter)
    {
        _http = http;
        _parts = new ApprovalParts(http, urls, envelope);
        _urls = urls;
        _envelope = envelope;
        _self = self;
        _submitter = submitter;
    }

    /// <summary>Decides the part of the request's approval that is the caller's.</summary>
    public async Task DecideAsync(PimRequest request, PimDecision decision, string? justification, ServiceCalls calls, PimCall call)
    {
        // The approval's id is the request's own.
        var id = request.ApprovalId ?? request.Id;
        var part = await FindMyPartAsync(request, id, calls, call);
        try
        {
            var body = _envelope.Close(RequestWriter.Decision(decision, justification));
            await _submitter.RunAsync(
                () => calls.WriteAsync(HttpMethods.Patch, _urls.Part(id, part), body, call), () => IsDecidedAsync(id, part, decision, calls, call), call);
        }
        catch (PimException e) when (e.Status == 403 && !MissingPermission.IsOfToken(e) && IsOwn(request))
        {
            throw NotApprover(request, e);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyDecided)
        {
            throw AlreadyDecided(request, e);
        }
    }

    /// <summary>The request that the caller has just decided, with that, where nobody has to decide about it any more.</summary>
    public PimRequest WithOwnDecision(PimRequest request, string? justification) =>
        request.LacksDecision ? request.WithDecision(_self, justification, _http.ServiceTime) : request;

    private bool IsOwn(PimRequest request) => string.Equals(request.Principal.Id, _self.Id, StringComparison.OrdinalIgnoreCase);

    private async Task<string> FindMyPartAsync(PimRequest request, string id, ServiceCalls calls, PimCall call)
    {
        try
        {
            var approval = await calls.FindAsync(_urls.Approval(id), call) ?? throw AlreadyDecided(request, null);
            var open = (await _parts.OfAsync(id, approval, call)).Where(part => part.Text("status") == "InProgress").ToList();
            if (open.Count == 0)
            {
                throw AlreadyDecided(request, null);
            }

            return (open.FirstOrDefault(part => part.Flag("assignedToMe")) ?? throw NotApprover(request, null)).RequiredText("id");
        }
        catch (PimException e) when (e.Status == 403 && !MissingPermission.IsOfToken(e))
        {
            throw NotApprover(request, e);
        }
    }

    private async Task<bool> IsDecidedAsync(string id, string part, PimDecision decision, ServiceCalls calls, PimCall call) =>
        await calls.FindAsync(_urls.Approval(id), call) is { } approval
        && (await _parts.OfAsync(id, approval, call)).Any(each => each.Text("id") == part && each.Text("reviewResult") == decision.ToString());

    private static PimException NotApprover(PimRequest request, PimException? refusal) => PimException.From(
        refusal,
        PimErrorCode.NotApprover,
        $"The decision is not yours: {request}.",
        "Get-PimApprover shows who decides. Nobody decides about an own request, and no application decides at all."
            + (refusal is null ? string.Empty : $" If it is yours: {refusal.Message} {refusal.Remedy}"),
        request);

    private static PimException AlreadyDecided(PimRequest request, PimException? refusal) => PimException.From(
        refusal, PimErrorCode.AlreadyDecided, $"The request waits for nobody's decision any more: {request}.", "Get-PimRequest shows what became of it.", request);
}
