using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Client;

/// <summary>Sends each request to its kind. What becomes of a change is told even to a caller who has stopped.</summary>
internal sealed class RequestsClient : IPimRequests
{
    private readonly ProviderSet _providers;
    private readonly OwnLists _lists;

    public RequestsClient(ProviderSet providers, OwnLists lists) => (_providers, _lists) = (providers, lists);

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) => _lists.ReadAsync<PimRequest>(
        filter.Kinds,
        filter.Relation != PimRequestRelation.Any,
        (provider, each, linked, together) => provider.Requests.ListAsync(filter, each, linked, together),
        emit,
        call);

    public Task ReadDecisionsAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call) => ParallelLists.ReadAsync(
        requests.GroupBy(request => request.Kind),
        (some, each, linked) => _providers.Of(some.Key).Requests.ReadDecisionsAsync(some.ToList(), each, linked),
        emit,
        call);

    public async Task<PimRequest> GetAsync(string id, PimCall call)
    {
        // Every request's id is a guid; anything else would be an address of its own.
        if (Guid.TryParse(LookAlikes.Fold(id), out var guid)
            && await _providers.FindAsync((provider, linked) => provider.Requests.FindAsync(guid.ToString("D"), linked), call) is { } request)
        {
            return request;
        }

        throw new PimException(PimErrorCode.RequestNotFound, $"There is no request '{id}'.")
        {
            Remedy = "Get-PimRequest lists the requests. Canceled ones disappear after 30 days.",
            TargetObject = id,
        };
    }

    public Task<PimRequest> RefreshAsync(PimRequest request, PimCall call) => _providers.Of(request.Kind).Requests.RefreshAsync(request, call);

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        var requests = _providers.Of(draft.Role.Kind).Requests;
        return CancellationReport.ReportAsync(() => SubmitToAsync(requests, draft, call), draft.ToString(), BulkSubmitter.Look, call);
    }

    public async Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        foreach (var round in SubmissionRounds.Split(drafts, draft => draft))
        {
            await ParallelLists.ReadAsync(
                round.GroupBy(draft => draft.Role.Kind), (some, each, linked) => SubmitManyAsync(some.Key, some.ToList(), each, linked), emit, call);
        }
    }

    public Task CancelAsync(PimRequest request, PimCall call) => _providers.Of(request.Kind).Requests.CancelAsync(request, call);

    public Task CancelManyAsync(IReadOnlyList<PimRequest> requests, Action<PimFollowUp<PimRequest>> emit, PimCall call) =>
        OrderedOutcomes.TellAsync(requests, request => request.Kind, (kind, some) => _providers.Of(kind).Requests.CancelMany(some, call), emit, outcome => TellUntold(outcome, "the withdrawal of", call));

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) =>
        _providers.Of(request.Kind).Requests.DecideAsync(request, decision, justification, call);

    public Task DecideManyAsync(IReadOnlyList<PimRequest> requests, PimDecision decision, string? justification, Action<PimFollowUp<PimRequest>> emit, PimCall call) =>
        OrderedOutcomes.TellAsync(
            requests, request => request.Kind, (kind, some) => _providers.Of(kind).Requests.DecideMany(some, decision, justification, call), emit,
            outcome => TellUntold(outcome, "the decision about", call));

    private static void TellUntold(PimFollowUp<PimRequest> outcome, string what, PimCall call) =>
        CancellationReport.Tell(outcome.IsDone, outcome.Error, $"{what} {outcome.Item}", BulkSubmitter.Look, call);

    /// <summary>Azure has tokens of its own, and subscriptions of several tenants: what fails there says nothing about the other requests.</summary>
    private static async Task<PimRequest> SubmitToAsync(IKindRequests requests, PimRequestDraft draft, PimCall call)
    {
        try
        {
            return await requests.SubmitAsync(draft, call);
        }
        catch (PimException e) when (draft.Role.Kind == PimKind.AzureRole
            && e.Code is PimErrorCode.WrongTenant or PimErrorCode.AuthenticationFailed or PimErrorCode.TokenExpired)
        {
            throw e.WithMessage($"{draft.Role.Describe(draft.Scope)}: {e.Message}").OfOneItem();
        }
    }

    private Task SubmitManyAsync(PimKind kind, IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        if (_providers.Find(kind) is { } provider)
        {
            return provider.Requests.SubmitManyAsync(drafts, emit, call);
        }

        foreach (var draft in drafts)
        {
            emit(new PimSubmission(draft, ProviderSet.NotManaged(kind)));
        }

        return Task.CompletedTask;
    }
}
