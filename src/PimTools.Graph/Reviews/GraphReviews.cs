using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;
using PimTools.Reviews;

namespace PimTools.Graph.Reviews;

/// <summary>Access reviews of Entra roles and of groups (documented: accessreviewsv2-overview).</summary>
internal sealed class GraphReviews : IKindReviews
{
    private static readonly HttpMethod Patch = new("PATCH");

    private readonly PimHttp _http;
    private readonly Uri _graph;
    private readonly ReviewUrls _urls;
    private readonly ListReader _lists;
    private readonly PrincipalDirectory _principals;
    private readonly IdempotentSubmitter _submitter;
    private readonly Func<PimCall, Task<IReadOnlyDictionary<string, PimRole>>> _rolesAsync;

    /// <param name="http">The way to the service.</param>
    /// <param name="context">The connection.</param>
    /// <param name="principals">The names of people and groups.</param>
    /// <param name="submitter">How to send what must not be made twice.</param>
    /// <param name="rolesAsync">The Entra roles by id.</param>
    public GraphReviews(
        PimHttp http,
        PimContext context,
        PrincipalDirectory principals,
        IdempotentSubmitter submitter,
        Func<PimCall, Task<IReadOnlyDictionary<string, PimRole>>> rolesAsync)
    {
        _http = http;
        _graph = context.GraphEndpoint!;
        _urls = new ReviewUrls(_graph);
        _lists = new ListReader(http);
        _principals = principals;
        _submitter = submitter;
        _rolesAsync = rolesAsync;
    }

    /// <summary>Lists the reviews of roles and groups page by page, the open ones of a page first; those of applications and access packages are none of PIM's.</summary>
    public async Task ListAsync(bool isMine, Action<PimAccessReview> emit, PimCall call)
    {
        var (read, left) = (0, 0);
        async Task TakeAsync(IReadOnlyList<JObject> page)
        {
            var definitions = page.Where(element => ReviewScope.Read(element).Kind is not null).ToList();
            (read, left) = (read + page.Count, left + page.Count - definitions.Count);
            if (definitions.Count > 0)
            {
                await EmitAsync(definitions, isMine, emit, call);
            }
        }

        await _lists.ReadPagesAsync(isMine ? _urls.Mine : _urls.Definitions, TakeAsync, call);
        if (left > 0)
        {
            call.Detail?.Invoke($"{left} of {read} access reviews are about something else than roles and groups, and are left out.");
        }
    }

    public async Task<PimAccessReview> RefreshAsync(PimAccessReview review, PimCall call)
    {
        var element = Whole(await _http.GetAsync(_urls.Definition(review.Id), call));
        return ReviewReader.Review(element, await _lists.ReadAllAsync(_urls.Instances(review.Id, isMine: false), call), await NamesAsync(new[] { element }, call));
    }

    public async Task<PimAccessReview> CreateAsync(PimAccessReviewDraft draft, IReadOnlyCollection<string> known, PimCall call)
    {
        var body = ReviewWriter.Review(draft);
        async Task<JObject> SendAsync() => await _http.WriteAsync(HttpMethod.Post, _urls.Definitions, body, call)
            ?? throw new PimException(PimErrorCode.InvalidResponse, $"The service answered nothing about the access review '{draft.Name}'.");

        // Whatever bears the name and was not there before is the one that was sent.
        async Task<JObject?> FindAsync() => (await _lists.ReadAllAsync(_urls.Definitions, call))
            .Find(element => element.Text("displayName") == draft.Name && !known.Contains(element.RequiredText("id"), StringComparer.OrdinalIgnoreCase));

        var made = Whole(await _submitter.RunAsync(SendAsync, FindAsync, call));
        return ReviewReader.Review(made, Array.Empty<JObject>(), await NamesAsync(new[] { made }, call));
    }

    public Task StopAsync(PimAccessReview review, bool isWhole, PimCall call)
    {
        var address = isWhole ? _urls.Stop(review.Id) : _urls.StopInstance(review.Id, review.InstanceId!);
        async Task<bool> IsStoppedAsync() => isWhole
            ? !(await RefreshAsync(review, call)).IsOpen
            : (await RefreshAsync(review, call)).Instances.Any(instance => instance.Id == review.InstanceId && instance.Status != PimAccessReviewStatus.InProgress);

        return _submitter.RunAsync(() => _http.WriteAsync(HttpMethod.Post, address, null, call), IsStoppedAsync, call);
    }

    public async Task ListDecisionsAsync(
        PimAccessReview review, IReadOnlyCollection<string> instances, bool isMine, Action<PimAccessReviewDecision> emit, PimCall call)
    {
        foreach (var instance in instances)
        {
            await _lists.ReadAsync(_urls.Decisions(review.Id, instance, isMine), element => emit(ReviewReader.Decision(element, review, instance)), call);
        }
    }

    public IReadOnlyList<Task<PimFollowUp<PimAccessReviewDecision>>> DecideMany(
        IReadOnlyCollection<PimAccessReviewDecision> decisions, PimReviewDecision decision, string? justification, PimCall call)
    {
        var body = ReviewWriter.Decision(decision, justification);
        Task DecideAsync(PimAccessReviewDecision item, ServiceCalls calls) => _submitter.RunAsync(
            () => calls.WriteAsync(Patch, _urls.Decision(item.ReviewId, item.InstanceId, item.Id), body, call),
            async () => (await ReadAsync(item, calls, call)).Is(decision, justification),
            call);
        return new FollowUpRunner(new ManyCalls(_http, _graph)).Start(decisions, DecideAsync, (item, calls) => ReadAsync(item, calls, call), item => CancellationReport.TellDecided(item, call));
    }

    private async Task<PimAccessReviewDecision> ReadAsync(PimAccessReviewDecision item, ServiceCalls calls, PimCall call) =>
        await calls.FindAsync(_urls.Decision(item.ReviewId, item.InstanceId, item.Id), call) is { } element
            ? ReviewReader.Decision(element, item.AsReview(), item.InstanceId)
            : throw new PimException(PimErrorCode.NotFound, $"The access review has no decision '{item.Id}' any more.");

    private async Task EmitAsync(IReadOnlyList<JObject> definitions, bool isMine, Action<PimAccessReview> emit, PimCall call)
    {
        var batch = new BatchedCalls(_http, _graph);
        var lists = new BatchedLists(batch);
        var instances = batch.Together(() => definitions.Select(element => lists.ReadAllAsync(_urls.Instances(element.RequiredText("id"), isMine), call)).ToList());
        var names = await NamesAsync(definitions, call);
        var rounds = await Task.WhenAll(instances);
        ReviewOrder.OpenFirst(definitions.Zip(rounds, (element, some) => ReviewReader.Review(element, some, names))).ForEach(emit);
    }

    /// <summary>Asks for the names that reviews have ids of. Where they cannot be read, the ids have to do.</summary>
    private async Task<ReviewNames> NamesAsync(IReadOnlyCollection<JObject> definitions, PimCall call)
    {
        var scopes = definitions.Select(ReviewScope.Read).ToList();
        await _principals.LoadAsync(
            definitions.SelectMany(ReviewReader.ReviewerIds)
                .Concat(scopes.Where(scope => scope.Kind == PimKind.Group).Select(scope => scope.ResourceId).OfType<string>()),
            call);
        return new ReviewNames(scopes.Exists(scope => scope is { Kind: PimKind.EntraRole, ResourceId: not null }) ? await RolesAsync(call) : NoRoles, _principals);
    }

    private static IReadOnlyDictionary<string, PimRole> NoRoles { get; } = new Dictionary<string, PimRole>();

    private async Task<IReadOnlyDictionary<string, PimRole>> RolesAsync(PimCall call)
    {
        try
        {
            return await _rolesAsync(call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            call.Unnamed?.Invoke(e);
            return NoRoles;
        }
    }

    // A published answer has the one object in a value.
    private static JObject Whole(JObject answer) => answer.Child("value") ?? answer;
}
