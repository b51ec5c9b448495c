using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Requests;

/// <summary>Holds the requests of one kind together: how it lists and sends them, and what can be done with one once it is made.</summary>
internal sealed class KindRequests : IKindRequests
{
    private readonly IRequestLists _lists;
    private readonly IRequestSender _sender;
    private readonly RequestFollowUp _followUp;
    private readonly ApprovalClient _approvals;
    private readonly DecisionReader _decisions;
    private readonly FollowUpRunner _runner;

    public KindRequests(
        IRequestLists lists, IRequestSender sender, RequestFollowUp followUp, ApprovalClient approvals, DecisionReader decisions, FollowUpRunner runner)
    {
        _decisions = decisions;
        _lists = lists;
        _sender = sender;
        _followUp = followUp;
        _approvals = approvals;
        _runner = runner;
    }

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call, BatchedCalls? together = null) =>
        _lists.ListAsync(filter, emit, call, together);

    public Task ReadDecisionsAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call) =>
        _decisions.ReadManyAsync(requests, emit, call);

    public async Task<PimRequest?> FindAsync(string id, PimCall call) =>
        await _lists.FindAsync(id, call) is { } request ? await _decisions.ReadAsync(request, call) : null;

    public async Task<PimRequest> RefreshAsync(PimRequest request, PimCall call) =>
        await _decisions.ReadAsync(await _followUp.RefreshAsync(request, _runner.Alone, call), call);

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call) => _sender.SubmitAsync(draft, call);

    public Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call) =>
        _sender.SubmitManyAsync(drafts, emit, call);

    public Task CancelAsync(PimRequest request, PimCall call) => CancellationReport.ReportAsync(
        () => _followUp.CancelAsync(request, _runner.Alone, call), $"withdraw {request}", LookAt(request), call);

    public IReadOnlyList<Task<PimFollowUp<PimRequest>>> CancelMany(IReadOnlyCollection<PimRequest> requests, PimCall call) => _runner.Start(
        requests,
        (request, calls) => _followUp.CancelAsync(request, calls, call),
        (request, calls) => _followUp.RefreshAsync(request, calls, call),
        request => CancellationReport.Tell(true, null, $"withdraw {request}", LookAt(request), call));

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) => CancellationReport.ReportAsync(
        () => _approvals.DecideAsync(request, decision, justification, _runner.Alone, call), $"{decision} {request}", LookAt(request), call);

    public IReadOnlyList<Task<PimFollowUp<PimRequest>>> DecideMany(
        IReadOnlyCollection<PimRequest> requests, PimDecision decision, string? justification, PimCall call)
    {
        async Task<PimRequest> RefreshAsync(PimRequest request, ServiceCalls calls) =>
            _approvals.WithOwnDecision(await _followUp.RefreshAsync(request, calls, call), justification);

        var listing = _approvals.ListMineAsync(requests.Count, call);
        return _runner.Start(
            requests,
            (request, calls) => _approvals.DecideAsync(request, decision, justification, calls, call, listing),
            RefreshAsync,
            request => CancellationReport.Tell(true, null, $"{decision} {request}", LookAt(request), call));
    }

    private static string LookAt(PimRequest request) => "Get-PimRequest " + request.Id;
}
