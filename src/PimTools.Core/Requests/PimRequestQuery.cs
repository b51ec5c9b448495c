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

    /// <summary>Lists the requests; those that somebody decided come last, with who decided, when and why.</summary>
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
        var decided = new List<PimRequest>();
        var place = scope is null ? Scope : new PimIdentity(scope);
        var reading = new PartialReading();
        var isAnythingFound = false;
        void Pass(PimRequest request)
        {
            if (roles.Matches(request.Role) && principals.Matches(request.Principal) && (place?.Matches(request.Scope) ?? true) && HasStatus(request))
            {
                isAnythingFound = true;
                Take(request);
            }
        }

        void Take(PimRequest request)
        {
            if (request.LacksDecision)
            {
                decided.Add(request);
            }
            else
            {
                emit(request);
            }
        }

        await client.Requests.ListAsync(filter, Pass, reading.OfNames(call));
        if (decided.Count > 0)
        {
            await client.Requests.ReadDecisionsAsync(decided, emit, call);
        }

        reading.CheckWildcards(Roles.Concat(Principals).Append(Scope), isAnythingFound, call);
    }

    private bool HasStatus(PimRequest request) => Statuses.Count == 0 || Statuses.Contains(request.Status);
}
