using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Auditing;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>Lists the requests to PIM, a row for each, out of the audit log and the lists of requests.</summary>
public sealed class PimActivityQuery
{
    // Documented for the licences that PIM needs; other tenants keep less (API reference, section 9).
    internal static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // Documented (activity-log), less a little: the service refuses a time before it.
    private static readonly TimeSpan ActivityLogRetention = TimeSpan.FromDays(90) - TimeSpan.FromMinutes(15);

    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>Only what was asked for at this time or later; null for any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what was asked for until this time; null for any.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The roles, any of them; a wildcard may mean many, none means all.</summary>
    public IReadOnlyCollection<PimIdentity> Roles { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The principals, any of them; a wildcard may mean many, none means everybody.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The scope itself; a wildcard may mean many.</summary>
    public PimIdentity? Scope { get; init; }

    /// <summary>Tells that a log that cannot be read is an error, although the requests tell much of the same.</summary>
    internal bool NeedsLog { get; init; }

    /// <summary>Hears of each record of the log that is read; null for nobody.</summary>
    internal Action<PimAuditRecord>? Heard { get; init; }

    private bool IsOfLogAlone { get; init; }

    /// <summary>The same query of what is new in the log, without the lists of requests, which cannot be read from a time on.</summary>
    internal PimActivityQuery OfLog(DateTimeOffset since) => new()
    {
        Kinds = Kinds,
        Since = since,
        Until = Until,
        Roles = Roles,
        Principals = Principals,
        Scope = Scope,
        NeedsLog = true,
        IsOfLogAlone = true,
    };

    /// <summary>Lists the requests, the newest first, as soon as the log has passed the beginning of each.</summary>
    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">
    /// Hears of each role and principal that is unknown or ambiguous, with the candidates, and of a source that cannot be read; the others are listed.
    /// </param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">A scope that is unknown or ambiguous; neither the log nor the requests can be read.</exception>
    public async Task ListAsync(IPimClient client, Action<PimActivity> emit, Action<PimException> refuse, PimCall call)
    {
        if (Until < Since)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "-Until is before -Since.") { Remedy = "Swap them.", TargetObject = Until };
        }

        var roles = await RoleMatcher.FindAsync(client, Kinds, Roles, refuse, call);
        var principals = await PrincipalMatcher.FindAsync(client, Principals, isMine: false, refuse, call);
        var scope = Scope is { IsWildcard: false } ? await ScopeResolver.FindAsync(client, Kinds, Scope, call) : null;
        var kinds = scope is null ? roles.Kinds : roles.Kinds.Where(kind => kind == scope.Kind).ToList();
        if (kinds.Count == 0 || roles.IsNothing || principals.IsNobody)
        {
            return;
        }

        var reading = new PartialReading();
        var found = 0;
        var isCut = false;
        DateTimeOffset now = default;
        void Pass(PimActivity activity)
        {
            // A kind that is not known may be the one that is meant.
            if (Matches(activity, roles, principals, scope) && !(activity.Kind is { } kind && !kinds.Contains(kind)) && IsWithin(activity, now))
            {
                found++;
                isCut |= activity.Requested is null || activity.Requested < now - Retention;
                emit(activity);
            }
        }

        var filter = new PimRequestFilter { Kinds = kinds, RoleId = roles.Id, PrincipalId = principals.Id, ScopeId = scope?.Id };
        var (requests, refusal) = IsOfLogAlone ? (new List<PimRequest>(), null) : await RequestsAsync(client, filter, refuse, reading.OfNames(call));

        // Before its first answer nobody knows the service's time.
        now = client.ServiceTime;
        var stream = new ActivityStream(requests, await OperationsAsync(client, kinds, now, call), now, Pass);

        // The stream lets go of each request that it has handed over.
        requests.Clear();
        await ReadLogAsync(client, stream, new[] { roles.Id, principals.Id }, refusal is null ? refuse : null, call);
        stream.Complete(await DecisionsAsync(client, stream.Undecided, call));
        reading.CheckWildcards(Roles.Concat(Principals).Append(Scope), found > 0, call);
        if (isCut || Since < now - Retention)
        {
            call.Notice?.Invoke(
                $"The service keeps its audit log for about 30 days. What was asked for before {ViewDate.Format(now - Retention)} is known only as far as the requests are still listed: "
                + "what was withdrawn, and some of what was removed, is missing.");
        }
    }

    // Requests that cannot be read at all leave the log, which knows most of it.
    private static async Task<(List<PimRequest> Requests, PimException? Refusal)> RequestsAsync(
        IPimClient client, PimRequestFilter filter, Action<PimException> refuse, PimCall call)
    {
        var requests = new List<PimRequest>();
        try
        {
            await client.Requests.ListAsync(filter, requests.Add, call);
            return (requests, null);
        }
        catch (PimException e) when (IsOfOneSource(e))
        {
            refuse(e.WithMessage($"The requests could not be read: what the audit log does not tell is missing. {e.Message}").OfOneItem());
            return (requests, e);
        }
    }

    // The other sources tell the most of it; whoever may not read this one hears so, and what it alone tells is not told.
    private async Task<List<PimAuditRecord>> OperationsAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, DateTimeOffset now, PimCall call)
    {
        var operations = new List<PimAuditRecord>();
        if (IsOfLogAlone || !kinds.Contains(PimKind.AzureRole))
        {
            return operations;
        }

        var earliest = now - ActivityLogRetention;
        try
        {
            await client.Audit.ListActivityLogAsync(kinds, Since > earliest ? Since.Value : earliest, Until, operations.Add, call);
        }
        catch (PimException e) when (IsOfOneSource(e))
        {
            call.Notice?.Invoke($"The activity log of Azure could not be read: what it alone tells is missing. {e.Message}");
        }

        return operations;
    }

    private async Task ReadLogAsync(IPimClient client, ActivityStream stream, IEnumerable<string?> targets, Action<PimException>? refuse, PimCall call)
    {
        // What was asked for before the end of the time may have ended after it.
        var filter = new PimAuditFilter { Since = Since, TargetIds = targets.OfType<string>().ToList() };
        try
        {
            await client.Audit.ListAsync(filter, Heard is null ? stream.Add : record => Take(record, stream), call);
        }
        catch (PimException e) when (refuse is not null && !NeedsLog && IsOfOneSource(e))
        {
            refuse(e.WithMessage($"The audit log could not be read: who ended what, and from where it was asked for, is missing. {e.Message}").OfOneItem());
        }
    }

    private void Take(PimAuditRecord record, ActivityStream stream)
    {
        Heard!(record);
        stream.Add(record);
    }

    private static bool IsOfOneSource(PimException e) => e.Code is PimErrorCode.PermissionMissing or PimErrorCode.LicenseMissing
        or PimErrorCode.ServiceUnavailable or PimErrorCode.ServiceError or PimErrorCode.Throttled;

    private static async Task<IReadOnlyCollection<PimRequest>> DecisionsAsync(IPimClient client, IReadOnlyList<PimRequest> undecided, PimCall call)
    {
        var decided = new List<PimRequest>();
        if (undecided.Count > 0)
        {
            await client.Requests.ReadDecisionsAsync(undecided, decided.Add, call);
        }

        return decided;
    }

    private bool IsWithin(PimActivity activity, DateTimeOffset now) => activity.Requested is { } requested
        ? !(requested < Since) && !(requested > Until)

        // It was asked for before the log begins, and thus before any time that lies within the log.
        : Since is null || Since < now - Retention;

    private bool Matches(PimActivity activity, RoleMatcher roles, PrincipalMatcher principals, PimScope? scope) =>
        roles.MatchesNamed(activity.Kind, activity.RoleId, activity.Role, activity.Access)
        && (Principals.Count == 0 || (activity.Principal is { } principal && principals.Matches(principal)))
        && (scope is null ? Scope?.Matches(activity.ScopeId ?? string.Empty, activity.Scope) ?? true : IsAt(activity, scope));

    private static bool IsAt(PimActivity activity, PimScope scope) =>
        activity.ScopeId is { } id ? TextEquality.IsAny(id, scope.Id) : activity.Kind == scope.Kind && TextEquality.IsAny(scope.DisplayName, activity.Scope);
}
