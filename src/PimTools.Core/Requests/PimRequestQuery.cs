using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>Requests by the names a person typed: one that is exact is filtered by the service, the rest as the rows come.</summary>
public sealed class PimRequestQuery
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The relation of the caller to the requests.</summary>
    public PimRequestRelation Relation { get; init; }

    /// <summary>The statuses, any of them; none for all.</summary>
    public IReadOnlyCollection<PimRequestStatus> Statuses { get; init; } = Array.Empty<PimRequestStatus>();

    /// <summary>The roles, any of them; a wildcard may mean many, none means all.</summary>
    public IReadOnlyCollection<PimIdentity> Roles { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The principals, any of them; a wildcard may mean many, none means everybody.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The scope itself; a wildcard may mean many.</summary>
    public PimIdentity? Scope { get; init; }

    /// <summary>Only those that were made at this time or later; null for any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// Lists the requests, the newest first: those that wait or are scheduled, then those that are past, with who decided them, when and why.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">Hears of each role and principal that is unknown or ambiguous, with the candidates; the others are listed.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">A scope that is unknown or ambiguous, with the candidates.</exception>
    public async Task ListAsync(IPimClient client, Action<PimRequest> emit, Action<PimException> refuse, PimCall call)
    {
        var roles = await RoleMatcher.FindAsync(client, Kinds, Roles, refuse, call);
        var principals = await PrincipalMatcher.FindAsync(client, Principals, Relation == PimRequestRelation.Mine, refuse, call);
        var scope = Scope is { IsWildcard: false } ? await ScopeResolver.FindAsync(client, Kinds, Scope, call) : null;
        var kinds = scope is null ? roles.Kinds : roles.Kinds.Where(kind => kind == scope.Kind).ToList();
        if (kinds.Count == 0 || roles.IsNothing || principals.IsNobody)
        {
            return;
        }

        var filter = new PimRequestFilter
        {
            Kinds = kinds,
            Relation = Relation,
            Status = Statuses.Distinct().Count() == 1 ? Statuses.First() : null,
            RoleId = roles.Id,
            PrincipalId = principals.Id,
            ScopeId = scope?.Id,
        };
        var found = new List<PimRequest>();
        var place = scope is null ? Scope : new PimIdentity(scope);
        var reading = new PartialReading();
        void Pass(PimRequest request)
        {
            if (roles.Matches(request.Role) && principals.Matches(request.Principal) && (place?.Matches(request.Scope) ?? true) && HasStatus(request) && IsRecent(request))
            {
                found.Add(request);
            }
        }

        var unlisted = new UnlistedParts();
        await client.Requests.ListAsync(filter, Pass, unlisted.Of(reading.OfNames(call)));
        await EmitAsync(client, InOrder(found), emit, call);
        unlisted.Tell(call);
        reading.CheckWildcards(Roles.Concat(Principals).Append(Scope), found.Count > 0, call);
    }

    // What still has to happen comes before what is past, and each from the newest to the oldest, so that the first ones are those that matter.
    private static List<PimRequest> InOrder(IEnumerable<PimRequest> found) => found
        .OrderBy(request => request.IsPending || request.Outcome == PimRequestOutcome.Scheduled ? 0 : 1)
        .ThenByDescending(request => request.Created)
        .ToList();

    // Nobody waits for the decisions of the past who looks at what is pending.
    private static async Task EmitAsync(IPimClient client, List<PimRequest> requests, Action<PimRequest> emit, PimCall call)
    {
        var first = requests.FindIndex(request => request.LacksDecision);
        requests.Take(first < 0 ? requests.Count : first).ToList().ForEach(emit);
        if (first < 0)
        {
            return;
        }

        var decided = new Dictionary<string, PimRequest>(StringComparer.OrdinalIgnoreCase);
        await client.Requests.ReadDecisionsAsync(requests.FindAll(request => request.LacksDecision), request => decided[request.Id] = request, call);
        requests.Skip(first).Select(request => decided.TryGetValue(request.Id, out var known) ? known : request).ToList().ForEach(emit);
    }

    private bool IsRecent(PimRequest request) => Since is null || request.Created >= Since;

    private bool HasStatus(PimRequest request) => Statuses.Count == 0 || Statuses.Contains(request.Status);
}
