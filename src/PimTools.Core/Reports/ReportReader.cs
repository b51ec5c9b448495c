using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Compliance;
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
        await Task.WhenAll(
            TryAsync(evidence, ReportPart.Assignments, (refuse, linked) => ReadAssignmentsAsync(evidence, refuse, linked), call),
            TryAsync(evidence, ReportPart.Activities, (refuse, linked) => ReadActivitiesAsync(evidence, refuse, linked), call),
            TryAsync(evidence, ReportPart.Findings, (_, linked) => ReadFindingsAsync(evidence, roles, principals, linked), call));
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

    private Task ReadAssignmentsAsync(ReportEvidence evidence, Action<PimException> refuse, PimCall call) =>
        new PimAssignmentQuery { Kinds = _options.Kinds, Roles = _options.Roles, Principals = _options.Principals }
            .ListAsync(_client, evidence.Assignments.Add, refuse, call);

    private Task ReadActivitiesAsync(ReportEvidence evidence, Action<PimException> refuse, PimCall call) =>
        new PimActivityQuery { Kinds = _options.Kinds, Roles = _options.Roles, Principals = _options.Principals, Since = _options.Since }
            .ListAsync(_client, evidence.Activities.Add, refuse, call);

    private Task ReadFindingsAsync(ReportEvidence evidence, RoleMatcher roles, PrincipalMatcher principals, PimCall call)
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

        return kinds.Count == 0 ? Task.CompletedTask : ComplianceCheck.RunAsync(_client, _options.Baselines, kinds, _options.Scopes, Take, call);
    }

    // A finding about the tenant as a whole is no finding about one role or one person.
    private bool IsAsked(PimFinding finding, RoleMatcher roles, PrincipalMatcher principals) =>
        (_options.Roles.Count == 0 || (finding.RoleId is not null && roles.MatchesNamed(finding.Kind, finding.RoleId, finding.RoleName, finding.Access)))
        && (_options.Principals.Count == 0
            || (finding.PrincipalId is { } id && principals.Matches(new PimPrincipal(id, PimPrincipalType.Unknown, finding.PrincipalName))));
}
