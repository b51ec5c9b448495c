using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;
using PimTools.Models;

namespace PimTools.Graph.Client;

/// <summary>Asks each service for its access reviews. Graph has those of Entra roles and of groups in one list.</summary>
internal sealed class AccessReviewsClient : IPimAccessReviews
{
    private const string Look = "Get-PimAccessReview";

    private readonly ProviderSet _providers;
    private readonly IKindReviews _graph;
    private readonly IKindReviews _azure;

    public AccessReviewsClient(ProviderSet providers, IKindReviews graph, IKindReviews azure)
    {
        _providers = providers;
        _graph = graph;
        _azure = azure;
    }

    public Task ListAsync(IReadOnlyCollection<PimKind> kinds, bool isMine, Action<PimAccessReview> emit, PimCall call)
    {
        var wanted = kinds.Where(kind => !ReferenceEquals(kinds, PimKinds.All) || _providers.Covers(kind)).ToList();
        Task? ofGraph = null;

        // Whichever of the kinds of Graph begins hears of both, in the order of their list.
        Task ReadAsync(IPimProvider provider, Action<PimAccessReview> each, PimCall linked) => provider.Kind == PimKind.AzureRole
            ? _azure.ListAsync(isMine, each, linked)
            : ofGraph ??= _graph.ListAsync(isMine, review => EmitWanted(review, each), call);

        void EmitWanted(PimAccessReview review, Action<PimAccessReview> each)
        {
            if (review.Kind is { } kind && wanted.Contains(kind))
            {
                each(review);
            }
        }

        return _providers.ReadAsync(kinds, ReadAsync, emit, call);
    }

    public Task<PimAccessReview> RefreshAsync(PimAccessReview review, PimCall call) => Of(review.Kind).RefreshAsync(review, call);

    public Task<PimAccessReview> CreateAsync(PimAccessReviewDraft draft, IReadOnlyCollection<string> known, PimCall call) =>
        CancellationReport.ReportAsync(() => Of(draft.Role.Kind).CreateAsync(draft, known, call), $"create the access review '{draft.Name}'", Look, call);

    public async Task<PimAccessReview> StopAsync(PimAccessReview review, bool isWhole, PimCall call)
    {
        await CancellationReport.ReportAsync(() => Of(review.Kind).StopAsync(review, isWhole, call), $"stop the access review '{review}'", Look, call);
        return await RefreshAsync(review, call);
    }

    public Task ListDecisionsAsync(
        PimAccessReview review, IReadOnlyCollection<string> instances, bool isMine, Action<PimAccessReviewDecision> emit, PimCall call) =>
        Of(review.Kind).ListDecisionsAsync(review, instances, isMine, emit, call);

    public Task DecideManyAsync(
        IReadOnlyList<PimAccessReviewDecision> decisions,
        PimReviewDecision decision,
        string? justification,
        Action<PimFollowUp<PimAccessReviewDecision>> emit,
        PimCall call) => OrderedOutcomes.TellAsync(
            decisions,
            item => Of(item.Kind),
            (reviews, some) => reviews.DecideMany(some, decision, justification, call),
            emit,
            outcome => CancellationReport.Tell(outcome, call));

    private IKindReviews Of(PimKind? kind) => kind == PimKind.AzureRole ? _azure : _graph;
}
