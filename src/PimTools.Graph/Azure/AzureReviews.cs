using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Caching;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;
using PimTools.Graph.Reviews;

namespace PimTools.Graph.Azure;

/// <summary>Access reviews of Azure roles. Each is made in a subscription, and decided at the tenant (API reference, section 11).</summary>
internal sealed class AzureReviews : IKindReviews
{
    private static readonly HttpMethod Patch = new("PATCH");

    private readonly PimHttp _http;
    private readonly AzureUrls _urls;
    private readonly AzureCatalogue _catalogue;
    private readonly PerScopeReader _perScope;
    private readonly PrincipalDirectory _principals;
    private readonly IdempotentSubmitter _submitter;
    private readonly ListReader _lists;
    private readonly CachedList<IReadOnlyDictionary<string, PimRole>> _roles;

    public AzureReviews(
        PimHttp http, AzureUrls urls, AzureCatalogue catalogue, PerScopeReader perScope, PrincipalDirectory principals, IdempotentSubmitter submitter)
    {
        _http = http;
        _urls = urls;
        _catalogue = catalogue;
        _perScope = perScope;
        _principals = principals;
        _submitter = submitter;
        _lists = new ListReader(http);
        _roles = new(ReadRolesAsync);
    }

    public async Task ListAsync(bool isMine, Action<PimAccessReview> emit, PimCall call)
    {
        var visible = await _catalogue.VisibleAsync(call);
        var found = new List<(JObject Definition, List<JObject> Instances)>();
        async Task ReadAsync(string? subscription, Action<(JObject, List<JObject>)> each, PimCall linked)
        {
            foreach (var definition in await _lists.ReadAllAsync(_urls.Reviews(subscription), linked))
            {
                each((definition, await _lists.ReadAllAsync(_urls.Review(subscription, Name(definition), "instances"), linked)));
            }
        }

        if (isMine)
        {
            await ReadAsync(null, found.Add, call);
        }
        else
        {
            await _perScope.ReadAsync<(JObject, List<JObject>)>(
                visible.Where(scope => scope.Type == PimScopeType.Subscription).ToList(), (scope, each, linked) => ReadAsync(scope.Id, each, linked), found.Add, call);
        }

        if (found.Count > 0)
        {
            var names = await NamesAsync(found.Select(one => one.Definition), call);
            found.ForEach(one => emit(AzureReviewReader.Review(one.Definition, one.Instances, names, visible)));
        }
    }

    public async Task<PimAccessReview> RefreshAsync(PimAccessReview review, PimCall call)
    {
        var subscription = SubscriptionOf(review);
        return await ReadAsync(
            await _http.GetAsync(_urls.Review(subscription, review.Id), call), await _lists.ReadAllAsync(_urls.Review(subscription, review.Id, "instances"), call), call);
    }

    /// <summary>Makes a review under an id of its own, by which it is found where the answer got lost.</summary>
    public async Task<PimAccessReview> CreateAsync(PimAccessReviewDraft draft, IReadOnlyCollection<string> known, PimCall call)
    {
        var subscription = AzureScopeId.SubscriptionOf(draft.Scope.Id)
            ?? throw new PimException(PimErrorCode.InvalidParameter, $"An access review of an Azure role is made in a subscription, and {draft.Scope} is in none.")
            {
                Remedy = "Give a subscription, a resource group or a resource as -Scope.",
                TargetObject = draft.Scope.Id,
            };
        var address = _urls.Review(subscription, Guid.NewGuid().ToString("D"));
        var body = AzureEnvelope.Instance.Close(AzureReviewWriter.Review(draft));
        async Task<JObject> SendAsync() => await _http.WriteAsync(HttpMethod.Put, address, body, call)
            ?? throw new PimException(PimErrorCode.InvalidResponse, $"The service answered nothing about the access review '{draft.Name}'.");

        return await ReadAsync(await _submitter.RunAsync(SendAsync, () => _http.FindAsync(address, call), call), Array.Empty<JObject>(), call);
    }

    public Task StopAsync(PimAccessReview review, bool isWhole, PimCall call)
    {
        var path = isWhole ? new[] { review.Id, "stop" } : new[] { review.Id, "instances", review.InstanceId!, "stop" };
        async Task<bool> IsStoppedAsync()
        {
            var now = await RefreshAsync(review, call);
            return isWhole ? !now.IsOpen : now.Instances.Any(instance => instance.Id == review.InstanceId && instance.Status != PimAccessReviewStatus.InProgress);
        }

        return _submitter.RunAsync(() => _http.WriteAsync(HttpMethod.Post, _urls.Review(SubscriptionOf(review), path), null, call), IsStoppedAsync, call);
    }

    public async Task ListDecisionsAsync(
        PimAccessReview review, IReadOnlyCollection<string> instances, bool isMine, Action<PimAccessReviewDecision> emit, PimCall call)
    {
        foreach (var instance in instances)
        {
            await _lists.ReadAsync(
                isMine ? _urls.MyReviewDecisions(review.Id, instance) : _urls.Review(SubscriptionOf(review), review.Id, "instances", instance, "decisions"),
                element => emit(AzureReviewReader.Decision(element, review, instance)),
                call);
        }
    }

    public IReadOnlyList<Task<PimFollowUp<PimAccessReviewDecision>>> DecideMany(
        IReadOnlyCollection<PimAccessReviewDecision> decisions, PimReviewDecision decision, string? justification, PimCall call)
    {
        // The answer tells how the decision stands, so that it need not be read again.
        var answers = new ConcurrentDictionary<PimAccessReviewDecision, PimAccessReviewDecision>();
        return new FollowUpRunner(new ManyCalls(_http)).Start(
            decisions,
            async (item, _) => answers[item] = await DecideAsync(item, decision, justification, call),
            (item, _) => Task.FromResult(answers[item]),
            item => CancellationReport.TellDecided(item, call));
    }

    private async Task<PimAccessReviewDecision> DecideAsync(PimAccessReviewDecision item, PimReviewDecision decision, string? justification, PimCall call)
    {
        var address = _urls.MyReviewDecision(item.ReviewId, item.InstanceId, item.Id);
        var body = AzureEnvelope.Instance.Close(ReviewWriter.Decision(decision, justification));
        PimAccessReviewDecision Read(JObject element) => AzureReviewReader.Decision(element, item.AsReview(), item.InstanceId);

        async Task<JObject> SendAsync() => await _http.WriteAsync(Patch, address, body, call) ?? await _http.GetAsync(address, call);
        async Task<JObject?> FindAsync() => await _http.GetAsync(address, call) is { } found && Read((JObject)found.DeepClone()).Is(decision, justification) ? found : null;

        return Read(await _submitter.RunAsync(SendAsync, FindAsync, call));
    }

    private async Task<PimAccessReview> ReadAsync(JObject definition, IEnumerable<JObject> instances, PimCall call)
    {
        var names = await NamesAsync(new[] { definition }, call);
        return AzureReviewReader.Review(definition, instances, names, await _catalogue.VisibleAsync(call));
    }

    private async Task<ReviewNames> NamesAsync(IEnumerable<JObject> definitions, PimCall call)
    {
        await _principals.LoadAsync(definitions.SelectMany(AzureReviewReader.PeopleIds), call);
        return new ReviewNames(await _roles.GetAsync(call), _principals);
    }

    private async Task<IReadOnlyDictionary<string, PimRole>> ReadRolesAsync(PimCall call)
    {
        var roles = new Dictionary<string, PimRole>(StringComparer.OrdinalIgnoreCase);
        await _catalogue.ListRolesAsync(role => roles[role.Id] = role, call);
        return roles;
    }

    private static string? SubscriptionOf(PimAccessReview review) => review.ScopeId is { } id ? AzureScopeId.SubscriptionOf(id) : null;

    private static string Name(JObject definition) => definition.Text("name") ?? AzureIds.Last(definition.RequiredText("id"));
}
