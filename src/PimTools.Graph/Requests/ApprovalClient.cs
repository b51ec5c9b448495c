using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
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

    /// <summary>
    /// Lists approvals that the caller decides, where more are needed than one call reads by themselves. The list may have others and lack some, and
    /// refuses nothing: what is not on its first page is read by itself.
    /// </summary>
    /// <param name="count">How many are needed.</param>
    /// <param name="call">The call.</param>
    /// <returns>The approvals by their ids.</returns>
    public async Task<IReadOnlyDictionary<string, JObject>> ListMineAsync(int count, PimCall call)
    {
        var listed = new Dictionary<string, JObject>(StringComparer.OrdinalIgnoreCase);
        if (_urls.Mine is not { } mine || count <= BatchPace.LargestBatch)
        {
            return listed;
        }

        try
        {
            foreach (var approval in (await _http.GetAsync(mine, call.WithoutPrompts())).Elements())
            {
                listed[approval.RequiredText("id")] = approval;
            }
        }
        catch (PimException)
        {
            // Read by itself, each tells what is wrong with it.
        }

        return listed;
    }

    /// <summary>Decides the part of the request's approval that is the caller's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="justification">The reason.</param>
    /// <param name="calls">The calls to decide with.</param>
    /// <param name="call">The call.</param>
    /// <param name="listing">The approvals that are listed; null for none.</param>
    public async Task DecideAsync(
        PimRequest request,
        PimDecision decision,
        string? justification,
        ServiceCalls calls,
        PimCall call,
        Task<IReadOnlyDictionary<string, JObject>>? listing = null)
    {
        // The approval's id is the request's own.
        var id = request.ApprovalId ?? request.Id;
        var listed = listing is not null && (await listing).TryGetValue(id, out var approval) ? MyOpenPart(approval.Children(_urls.PartsName)) : null;
        var part = listed?.RequiredText("id") ?? await FindMyPartAsync(request, id, calls, call);
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
            var parts = (await _parts.OfAsync(id, approval, call)).ToList();
            return MyOpenPart(parts)?.RequiredText("id") ?? throw (parts.Exists(IsOpen) ? NotApprover(request, null) : AlreadyDecided(request, null));
        }
        catch (PimException e) when (e.Status == 403 && !MissingPermission.IsOfToken(e))
        {
            throw NotApprover(request, e);
        }
    }

    private static JObject? MyOpenPart(IEnumerable<JObject> parts) => parts.FirstOrDefault(part => IsOpen(part) && part.Flag("assignedToMe"));

    private static bool IsOpen(JObject part) => part.Text("status") == "InProgress";

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
