using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Anomalies;
using PimTools.Auditing;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>Looks for patterns in the activity of PIM.</summary>
public sealed class PimAnomalyQuery
{
    // A reading that begins exactly where the log does would be told as cut.
    private static readonly TimeSpan History = PimActivityQuery.Retention - TimeSpan.FromMinutes(5);

    private readonly IReadOnlyList<AnomalyRule> _rules;
    private readonly AccountList _breakGlass;

    /// <param name="rules">The rules.</param>
    /// <param name="breakGlass">The user principal names or object ids of the break-glass accounts.</param>
    internal PimAnomalyQuery(IReadOnlyList<AnomalyRule> rules, IReadOnlyList<string> breakGlass)
    {
        _rules = rules;
        _breakGlass = new AccountList(BreakGlassAccounts.Check(breakGlass));
    }

    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>Only what reaches to this time or beyond; null for any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what these have a part in, any of them; a wildcard may mean many, none means everybody.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>Looks for anomalies, and gives them the newest first. What could not be told is a notice for each rule.</summary>
    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">Hears of each principal that is unknown or ambiguous, and of a source that cannot be read.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">The log cannot be read.</exception>
    public async Task ListAsync(IPimClient client, Action<PimAnomaly> emit, Action<PimException> refuse, PimCall call)
    {
        var principals = await PrincipalMatcher.FindAsync(client, Principals, isMine: false, refuse, call);
        if (principals.IsNobody)
        {
            return;
        }

        var log = new LogStart();
        var activities = new List<PimActivity>();
        var records = new List<PimAuditRecord>();
        var query = new PimActivityQuery
        {
            Kinds = Kinds,
            Since = ReadSince(client.ServiceTime),
            NeedsLog = true,
            Heard = record =>
            {
                log.Add(record);
                if (AuditStep.Of(record) is null && !(record.Kind is { } kind && !Kinds.Contains(kind)))
                {
                    records.Add(record);
                }
            },
        };
        await query.ListAsync(client, activities.Add, refuse, call);
        log.Tell(activities, client.ServiceTime - History, call);
        Search(Events(activities, records), principals, emit, call);
    }

    // What began before the time may reach into it, and what is usual shows in the whole log.
    private DateTimeOffset? ReadSince(DateTimeOffset now)
    {
        var back = _rules.Any(rule => rule.NeedsHistory) ? History : _rules.Select(rule => rule.Group?.Within ?? TimeSpan.Zero).DefaultIfEmpty().Max();
        var earliest = now - History;
        return Since is not { } since || since < earliest ? Since : since - back < earliest ? earliest : since - back;
    }

    private List<AnomalyEvent> Events(IReadOnlyList<PimActivity> activities, IReadOnlyList<PimAuditRecord> records)
    {
        var histories = new PersonHistories();
        foreach (var activity in activities)
        {
            histories.Add(activity);
        }

        return activities.Select(one => new AnomalyEvent(one, histories, _breakGlass))
            .Concat(records.Select(one => new AnomalyEvent(one, histories, _breakGlass)))
            .OrderBy(one => one.Time)
            .ToList();
    }

    private void Search(IReadOnlyList<AnomalyEvent> events, PrincipalMatcher principals, Action<PimAnomaly> emit, PimCall call)
    {
        var found = new List<PimAnomaly>();
        foreach (var rule in _rules)
        {
            var result = RuleSearch.Run(rule, events);
            found.AddRange(result.Found.Where(IsAsked).Select(anomaly => Describe(rule, anomaly)).Where(anomaly => Principals.Count == 0 || anomaly.Involved.Any(principals.Matches)));
            Tell(rule, result, events, one => IsAsked(new[] { one }) && (Principals.Count == 0 || !one.People.Any() || one.People.Any(principals.Matches)), call);
        }

        foreach (var anomaly in found.OrderByDescending(one => one.Last).ThenByDescending(one => one.Severity))
        {
            emit(anomaly);
        }
    }

    private bool IsAsked(IReadOnlyList<AnomalyEvent> events) => events.Any(one => one.Time is null || !(one.Time < Since));

    private static void Tell(AnomalyRule rule, RuleResult result, IReadOnlyList<AnomalyEvent> events, Func<AnomalyEvent, bool> isAsked, PimCall call)
    {
        var untold = result.Untold.Where(one => isAsked(one.Event)).ToList();
        if (untold.Count == 0)
        {
            return;
        }

        var (subject, all) = rule.Subject == AnomalySubject.Activities
            ? ("requests", events.Count(one => one.Activity is not null && isAsked(one)))
            : ("changes", events.Count(one => one.Record is not null && isAsked(one)));
        var reasons = untold.GroupBy(one => one.Reason).OrderByDescending(same => same.Count()).ToList();
        call.Notice?.Invoke($"Rule {rule.Id} cannot be told of {untold.Count} of {all} {subject}: {reasons[0].Key}" + (reasons.Count > 1 ? " The others have other reasons." : string.Empty));
    }

    private static PimAnomaly Describe(AnomalyRule rule, IReadOnlyList<AnomalyEvent> events)
    {
        var people = events.SelectMany(one => one.People).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.First()).ToList();
        var requestor = Same(events, one => one.Requestor?.Id) ? events[0].Requestor : null;
        var principal = Same(events, one => one.Principal?.Id) ? events[0].Principal : null;
        var hasOneRole = Same(events, one => one.ValueOf(EventKey.Role));
        var hasOneScope = Same(events, one => one.ScopeId ?? one.Scope);
        return new PimAnomaly(rule.Id, rule.Severity)
        {
            Title = rule.Title,
            Principal = principal ?? requestor,
            Requestor = requestor,
            Involved = people,
            Kind = Same(events, one => one.Kind?.ToString()) ? events[0].Kind : null,
            Role = hasOneRole ? events[0].Role : null,
            RoleId = hasOneRole ? events[0].RoleId : null,
            Access = hasOneRole ? events[0].Access : null,
            Roles = new PimTextList(events.Select(one => one.Role).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase), "; "),
            Scope = hasOneScope ? events[0].Scope : null,
            ScopeId = hasOneScope ? events[0].ScopeId : null,
            Time = events.Min(one => one.Time),
            Last = events.Max(one => one.Time),
            Count = events.Count,
            RequestIds = new PimTextList(events.Select(one => one.RequestId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase), "; "),
            RecordIds = new PimTextList(events.SelectMany(one => one.RecordIds).Distinct(StringComparer.OrdinalIgnoreCase), "; "),
            Message = AnomalyText.Fill(rule, events, people),
            Reference = rule.Reference,
        };
    }

    private static bool Same(IReadOnlyList<AnomalyEvent> events, Func<AnomalyEvent, string?> value) =>
        events.Select(value).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;
}
