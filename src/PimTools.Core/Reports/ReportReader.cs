using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Compliance;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Reports;

/// <summary>Reads what a report tells. What the service refuses is told in the report, and the rest is read.</summary>
internal sealed class ReportReader
{
    private readonly IPimClient _client;
    private readonly ReportOptions _options;

    public ReportReader(IPimClient client, ReportOptions options)
    {
        _client = client;
        _options = options;
    }

    /// <summary>Reads the tenant.</summary>
    /// <exception cref="PimException">A role or a principal is unknown or ambiguous; the sign-in is of no use.</exception>
    public async Task<ReportEvidence> ReadAsync(PimCall call)
    {
        var roles = await RoleMatcher.FindAsync(_client, _options.Kinds, _options.Roles, Throw, call);
        var principals = await PrincipalMatcher.FindAsync(_client, _options.Principals, isMine: false, Throw, call);
        var evidence = new ReportEvidence
        {
            TenantId = _client.Context.TenantId,
            Account = _client.Context.Account.ToString(),
            Since = _options.Since,
            Subjects = _options.Roles.Concat(_options.Principals).Select(one => one.ToString()).ToList(),
            Baselines = _options.Baselines.Select(one => one.Name).ToList(),
        };
        var assignments = ReadAssignmentsAsync(evidence, call);
        var activations = ReadActivitiesAsync(evidence, roles, call);
        var known = IsNarrowed ? null : new KnownEvidence(assignments, activations, ReadSince);
        await Task.WhenAll(
            TryAsync(evidence, ReportPart.Findings, (_, linked) => ReadFindingsAsync(evidence, roles, principals, known, linked), call),
            TryAsync(evidence, ReportPart.Alerts, (refuse, linked) => ReadAlertsAsync(evidence, roles, principals, refuse, linked), call),
            ReadPathsAsync(evidence, assignments, call),
            activations);
        evidence.Now = _client.ServiceTime;
        return evidence;
    }

    private static void Throw(PimException error) => throw error;

    private static async Task TryAsync(ReportEvidence evidence, ReportPart part, Func<Action<PimException>, PimCall, Task> readAsync, PimCall call)
    {
        void Note(string text, bool isGap)
        {
            evidence.AddNotice(part, text, isGap);
            call.Notice?.Invoke(text);
        }

        try
        {
            await readAsync(
                error => Note(error.Message, isGap: true),
                call.OmittingTo(omission => Note(omission.Message, isGap: true)).HeardBy(notice => Note(notice, isGap: false)));
        }
        catch (PimException e) when (EvidenceReader.IsGap(e))
        {
            Note(e.Message, isGap: true);
        }
    }

    // What is usual for a person, and what a baseline asks of the log, shows in all of it.
    private DateTimeOffset ReadSince
    {
        get
        {
            var earliest = _client.ServiceTime - PimAnomalyQuery.History;
            return _options.Since < earliest ? _options.Since : earliest;
        }
    }

    private bool IsNarrowed => _options.Roles.Count > 0 || _options.Principals.Count > 0;

    private async Task<IReadOnlyList<PimAssignment>?> ReadAssignmentsAsync(ReportEvidence evidence, PimCall call)
    {
        await TryAsync(
            evidence,
            ReportPart.Assignments,
            (refuse, linked) => new PimAssignmentQuery { Kinds = _options.Kinds, Roles = _options.Roles, Principals = _options.Principals }
                .ListAsync(_client, evidence.Assignments.Add, refuse, linked),
            call);
        return evidence.IsWhole(ReportPart.Assignments) ? evidence.Assignments : null;
    }

    // The log is read once, for the activities, for what is found in them, and for the baselines. Of its records, few are kept.
    private async Task<ActivationEvidence?> ReadActivitiesAsync(ReportEvidence evidence, RoleMatcher roles, PimCall call)
    {
        var activations = new ActivationEvidence();
        var changes = new List<PimAuditRecord>();
        var activities = new List<PimActivity>();
        void Hear(PimAuditRecord record)
        {
            if (record.Activity == ActivationEvidence.Activity)
            {
                activations.Add(record);
            }

            if (IsAskedChange(record, roles))
            {
                changes.Add(record);
            }
        }

        var query = new PimActivityQuery { Kinds = _options.Kinds, Roles = _options.Roles, Principals = _options.Principals, Since = ReadSince, Heard = Hear };
        await TryAsync(evidence, ReportPart.Activities, (refuse, linked) => query.ListAsync(_client, activities.Add, refuse, linked), call);
        evidence.Activities.AddRange(activities.Where(IsAsked));
        await TryAsync(evidence, ReportPart.Anomalies, (_, linked) => FindAnomaliesAsync(evidence, activities, changes, linked), call);
        return evidence.IsWhole(ReportPart.Activities) ? activations : null;
    }

    private bool IsAskedChange(PimAuditRecord record, RoleMatcher roles) => PimAnomalyQuery.IsChange(record)
        && _options.Principals.Count == 0
        && !(record.Kind is { } kind && !_options.Kinds.Contains(kind))
        && (_options.Roles.Count == 0 || roles.MatchesNamed(record.Kind, record.RoleId, record.Role, record.Access));

    private Task FindAnomaliesAsync(ReportEvidence evidence, IReadOnlyList<PimActivity> activities, IReadOnlyList<PimAuditRecord> changes, PimCall call)
    {
        foreach (var notice in evidence.Notices(ReportPart.Activities))
        {
            evidence.AddNotice(ReportPart.Anomalies, notice, isGap: !evidence.IsWhole(ReportPart.Activities));
        }

        new PimAnomalyQuery(_options.AnomalyRules, _options.BreakGlass) { Since = _options.Since }.Find(activities, changes, evidence.Anomalies.Add, call);
        return Task.CompletedTask;
    }

    // What was asked for before the log begins was asked for before any time that lies within it.
    private bool IsAsked(PimActivity activity) => activity.Requested is { } requested
        ? requested >= _options.Since
        : _options.Since < _client.ServiceTime - PimActivityQuery.Retention;

    private async Task ReadAlertsAsync(ReportEvidence evidence, RoleMatcher roles, PrincipalMatcher principals, Action<PimException> refuse, PimCall call)
    {
        bool Concerns(PimAlert alert, PimAlertIncident incident) =>
            (_options.Roles.Count == 0 || roles.MatchesNamed(alert.Kind, incident.RoleId, incident.Role, null))
            && (_options.Principals.Count == 0
                || (incident.PrincipalId is { } id && principals.Matches(new PimPrincipal(id, PimPrincipalType.Unknown, incident.Principal, incident.UserPrincipalName))));

        void Take(PimAlert alert)
        {
            if (!IsNarrowed || alert.Incidents.Any(incident => Concerns(alert, incident)))
            {
                evidence.Alerts.Add(alert);
            }
        }

        // PIM has no alerts about groups.
        var kinds = _options.Kinds.Where(kind => kind != PimKind.Group).ToList();
        if (kinds.Count > 0)
        {
            await new PimAlertQuery { Kinds = _options.Kinds.Count == PimKinds.All.Count ? _options.Kinds : kinds }.ListAsync(_client, Take, refuse, call);
        }
    }

    private async Task ReadPathsAsync(ReportEvidence evidence, Task<IReadOnlyList<PimAssignment>?> assignments, PimCall call)
    {
        await assignments;
        foreach (var notice in evidence.Notices(ReportPart.Assignments))
        {
            evidence.AddNotice(ReportPart.AccessPaths, notice, isGap: !evidence.IsWhole(ReportPart.Assignments));
        }

        // The ways of one person lead through what others hold.
        await TryAsync(
            evidence,
            ReportPart.AccessPaths,
            (refuse, linked) => _options.Principals.Count > 0
                ? new AccessPathQuery { Kinds = _options.Kinds, Roles = _options.Roles, Principals = _options.Principals }.ListAsync(_client, evidence.AccessPaths.Add, refuse, linked)
                : AccessPathQuery.FindAsync(
                    _client, evidence.Assignments.Where(one => IsNarrowed || PowerfulRoles.Contains(one.Role)), null, _ => true, evidence.AccessPaths.Add, linked),
            call);
    }

    private Task ReadFindingsAsync(ReportEvidence evidence, RoleMatcher roles, PrincipalMatcher principals, KnownEvidence? known, PimCall call)
    {
        var kinds = _options.Kinds.Where(kind => kind != PimKind.AzureRole || _options.Scopes.Count > 0).ToList();
        if (kinds.Count < _options.Kinds.Count)
        {
            evidence.AddNotice(ReportPart.Findings, "Azure roles were not checked: they have settings and assignments at each scope. Name the scopes with -Scope.", isGap: false);
        }

        void Take(PimFinding finding)
        {
            if (IsAsked(finding, roles, principals))
            {
                evidence.Findings.Add(finding);
            }
        }

        return kinds.Count == 0 ? Task.CompletedTask : ComplianceCheck.RunAsync(_client, _options.Baselines, kinds, _options.Scopes, Take, call, known);
    }

    // A finding about the tenant as a whole is no finding about one role or one person.
    private bool IsAsked(PimFinding finding, RoleMatcher roles, PrincipalMatcher principals) =>
        (_options.Roles.Count == 0 || (finding.RoleId is not null && roles.MatchesNamed(finding.Kind, finding.RoleId, finding.RoleName, finding.Access)))
        && (_options.Principals.Count == 0
            || (finding.PrincipalId is { } id && principals.Matches(new PimPrincipal(id, PimPrincipalType.Unknown, finding.PrincipalName))));
}
