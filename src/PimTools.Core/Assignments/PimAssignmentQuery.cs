using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>Assignments by the names a person typed: what is exact is filtered by the service, wildcards as the rows come.</summary>
public sealed class PimAssignmentQuery
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>Eligible, active; none for both.</summary>
    public IReadOnlyCollection<PimAssignmentType> Types { get; init; } = Array.Empty<PimAssignmentType>();

    /// <summary>Lists assignments that have not begun, instead of those in effect.</summary>
    public bool Scheduled { get; init; }

    /// <summary>Lists the caller's own assignments alone, those through groups included.</summary>
    public bool Mine { get; init; }

    /// <summary>The roles, any of them; a wildcard may mean many, none means all.</summary>
    public IReadOnlyCollection<PimIdentity> Roles { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The principals, any of them; a wildcard may mean many, none means everybody.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The scope; a wildcard may mean many.</summary>
    public PimIdentity? Scope { get; init; }

    /// <summary>Lists assignments that end within this time from now.</summary>
    public TimeSpan? ExpiringWithin { get; init; }

    /// <summary>Lists the assignments alone whose principal the directory no longer knows.</summary>
    public bool Orphaned { get; init; }

    /// <summary>Lists the assignments.</summary>
    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">
    /// Hears of each role and principal that is unknown or ambiguous, with the candidates, and of orphaned ones that could not be told; the others
    /// are listed.
    /// </param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">A scope that is unknown or ambiguous, with the candidates.</exception>
    public async Task ListAsync(IPimClient client, Action<PimAssignment> emit, Action<PimException> refuse, PimCall call)
    {
        var roles = await RoleMatcher.FindAsync(client, Kinds, Roles, refuse, call);
        var principals = await PrincipalMatcher.FindAsync(client, Principals, Mine, refuse, call);
        var scope = Scope is { IsWildcard: false } ? await ScopeResolver.FindAsync(client, Kinds, Scope, call) : null;

        // What is known already of the roles and the scope tells which kinds need not be asked.
        var kinds = scope is null ? roles.Kinds : roles.Kinds.Where(kind => kind == scope.Kind).ToList();
        if (kinds.Count == 0 || roles.IsNothing || principals.IsNobody)
        {
            return;
        }

        var filter = new PimAssignmentFilter
        {
            Kinds = kinds,
            Type = Types.Distinct().Count() == 1 ? Types.First() : null,
            IsScheduled = Scheduled,
            Mine = Mine,
            RoleId = roles.Id,
            GroupIds = roles.GroupIds,
            PrincipalId = principals.Id,
            ScopeId = scope?.Id,
        };
        var reading = new PartialReading();
        var isAnythingFound = false;
        var untold = new List<PimAssignment>();
        void Pass(PimAssignment assignment)
        {
            if (!roles.Matches(assignment.Role) || !principals.Matches(assignment.Principal) || !Fits(assignment))
            {
                return;
            }

            if (!Orphaned || assignment.IsOrphaned == true)
            {
                isAnythingFound = true;
                emit(assignment);
            }
            else if (assignment.IsOrphaned is null)
            {
                untold.Add(assignment);
            }
        }

        var unlisted = new UnlistedParts();
        await client.Assignments.ListAsync(filter, Pass, unlisted.Of(reading.OfNames(call)));
        if (Scheduled && Mine && filter.Type != PimAssignmentType.Eligible)
        {
            // An activation for later stands among the requests, and in no list of assignments.
            foreach (var request in await ScheduledActivations.ListAsync(client, kinds, roles.Id, unlisted.Of(reading.OfNames(call))))
            {
                if (scope is null || request.Scope.Equals(scope))
                {
                    Pass(ScheduledActivations.AsAssignment(request));
                }
            }
        }

        unlisted.Tell(call);
        reading.CheckWildcards(Roles.Concat(Principals).Append(Scope), isAnythingFound, call);
        if (untold.Count > 0)
        {
            refuse(await UntoldAsync(client, untold, call));
        }
    }

    /// <summary>The error for assignments of which it could not be told whether they are orphaned, with what kept the directory from being asked.</summary>
    private static async Task<PimException> UntoldAsync(IPimClient client, List<PimAssignment> untold, PimCall call)
    {
        var found = await client.Directory.FindPrincipalsAsync(new[] { untold[0].PrincipalId }, call);
        var refusal = found.Values.Select(each => each.Refusal).FirstOrDefault(each => each is not null)
            ?? new PimException(PimErrorCode.PermissionMissing, "The directory did not tell who they are.")
            {
                Remedy = "Directory.Read.All lets the directory be asked.",
            };
        return refusal.WithMessage(
            $"Whether {untold.Count} {(untold.Count == 1 ? "assignment is" : "assignments are")} orphaned is not known, since the directory could not be asked. {refusal.Message}");
    }

    private bool Fits(PimAssignment assignment) =>
        (Scope is not { IsWildcard: true } || Scope.Matches(assignment.Scope))
        && (ExpiringWithin is not { } within || assignment.ExpiresIn <= within);
}
