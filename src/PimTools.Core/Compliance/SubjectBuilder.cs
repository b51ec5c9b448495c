using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Models;

namespace PimTools.Compliance;

/// <summary>Makes of a tenant's evidence the subjects that the rules of one baseline are about.</summary>
internal sealed class SubjectBuilder
{
    private static readonly PimPrincipal[] Nobody = Array.Empty<PimPrincipal>();

    private readonly TenantEvidence _evidence;
    private readonly TierTable _tiers;
    private readonly PrivilegedRoles _privileged;
    private readonly IReadOnlyList<string> _breakGlass;
    private readonly Lazy<IReadOnlyList<HolderSubject>> _assignments;
    private readonly Lazy<IReadOnlyList<HolderSubject>> _holders;
    private readonly Lazy<IReadOnlyList<SettingSubject>> _settings;

    /// <param name="evidence">The evidence.</param>
    /// <param name="baseline">The baseline, for its tiers and its break-glass accounts.</param>
    public SubjectBuilder(TenantEvidence evidence, Baseline baseline)
    {
        _evidence = evidence;
        _privileged = new PrivilegedRoles(evidence.Privileged, evidence.Gaps.First(EvidenceParts.Privileged, PimKind.EntraRole));
        var held = evidence.Assignments.Where(one => one.Kind != PimKind.Group && one.PrincipalType == PimPrincipalType.Group)
            .ToLookup(one => one.PrincipalId, one => one.Role, StringComparer.OrdinalIgnoreCase);
        _tiers = new TierTable(baseline.Tiers, _privileged, held, evidence.Gaps.First(EvidenceParts.Assignments, PimKind.EntraRole));
        _breakGlass = baseline.BreakGlass;
        var facts = new PersonFacts(evidence);
        _assignments = new(() => evidence.Assignments.Select(one => facts.Complete(Describe(one, one.Principal, one.Type) with
        {
            IsActivated = FieldValue.Of(one.State == PimAssignmentState.Activated),
            End = one.End,
        })).ToList());
        _holders = new(() => evidence.Assignments.SelectMany(Expand).Select(facts.Complete).ToList());
        _settings = new(BuildSettings);
    }

    public IEnumerable<object> Of(RuleSubject subject, IReadOnlyCollection<PimKind> kinds) => subject switch
    {
        RuleSubject.Settings => _settings.Value.Where(one => kinds.Contains(one.Setting.Kind)),
        RuleSubject.Assignments => _assignments.Value.Where(one => kinds.Contains(one.Assignment.Kind)),
        _ => _holders.Value.Where(one => kinds.Contains(one.Assignment.Kind)),
    };

    /// <summary>The reasons why there may be more subjects than those that were read; empty where there are not.</summary>
    public IReadOnlyList<string> Missing(RuleSubject subject, IReadOnlyCollection<PimKind> kinds)
    {
        if (subject == RuleSubject.Settings)
        {
            return _evidence.Gaps.Find(EvidenceParts.Settings, kinds);
        }

        var missing = _evidence.Gaps.Find(EvidenceParts.Assignments, kinds);
        if (subject == RuleSubject.Assignments)
        {
            return missing;
        }

        var groups = _evidence.Assignments.Where(one => kinds.Contains(one.Kind) && one.PrincipalType == PimPrincipalType.Group).Select(one => one.PrincipalId).Distinct();
        return missing.Concat(groups.SelectMany(group => new[]
        {
            _evidence.Groups.MembersUnknown.TryGetValue(group, out var reason) ? reason : null,
            _evidence.Groups.MembershipsUnknown(group),
        }).OfType<string>()).Distinct().ToList();
    }

    private HolderSubject Describe(PimAssignment assignment, PimPrincipal principal, PimAssignmentType type) => new(assignment, principal, type)
    {
        Tier = _tiers.Of(assignment.Role),
        IsPrivileged = _privileged.IsMarked(assignment.Role),
        IsBreakGlass = FieldValue.Of(BreakGlassAccounts.Names(_breakGlass, principal)),
        IsExpired = assignment.End < _evidence.Now,
    };

    private IEnumerable<HolderSubject> Expand(PimAssignment assignment)
    {
        if (assignment.PrincipalType != PimPrincipalType.Group)
        {
            return new[]
            {
                Describe(assignment, assignment.Principal, assignment.Type) with
                {
                    IsActivated = FieldValue.Of(assignment.State == PimAssignmentState.Activated),
                    End = assignment.End,
                },
            };
        }

        // Whoever is a member twice is told once: as an active one, where that is so, since members come first.
        return Through(assignment, assignment.Principal, isEligible: false, new HashSet<string>(StringComparer.OrdinalIgnoreCase))
            .GroupBy(one => one.Principal.Id, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First());
    }

    private IEnumerable<HolderSubject> Through(PimAssignment assignment, PimPrincipal group, bool isEligible, HashSet<string> seen)
    {
        if (!seen.Add(group.Id))
        {
            yield break;
        }

        var groups = _evidence.Groups;
        var memberships = groups.Memberships[group.Id].ToLookup(one => one.PrincipalId, StringComparer.OrdinalIgnoreCase);
        foreach (var member in (groups.Members.TryGetValue(group.Id, out var members) ? members : Nobody).Where(one => one.Type != PimPrincipalType.Group))
        {
            var membership = memberships[member.Id].FirstOrDefault(one => one.Type == PimAssignmentType.Active);
            yield return Member(assignment, member, group, isEligible, membership?.End) with
            {
                IsActivated = groups.MembershipsUnknown(group.Id) is { } reason
                    ? FieldValue.Unknown(reason)
                    : FieldValue.Of(assignment.State == PimAssignmentState.Activated || membership?.State == PimAssignmentState.Activated),
            };
        }

        foreach (var eligible in groups.Eligible(group.Id))
        {
            if (eligible.PrincipalType == PimPrincipalType.Group)
            {
                foreach (var one in Through(assignment, eligible.Principal, isEligible: true, seen))
                {
                    yield return one;
                }
            }
            else
            {
                yield return Member(assignment, eligible.Principal, group, isEligible: true, eligible.End);
            }
        }
    }

    private HolderSubject Member(PimAssignment assignment, PimPrincipal member, PimPrincipal group, bool isEligible, DateTimeOffset? membershipEnd) =>
        Describe(assignment, member, isEligible ? PimAssignmentType.Eligible : assignment.Type) with
        {
            Via = group,
            IsMembershipEligible = isEligible,
            End = new[] { assignment.End, membershipEnd }.Min(),
        };

    private List<SettingSubject> BuildSettings()
    {
        var approvers = new ApproverReader(_evidence, _holders);
        return _evidence.Settings
            .Select(setting => new SettingSubject(setting, _tiers.Of(setting.Role), _privileged.IsMarked(setting.Role), approvers.Read(setting)))
            .ToList();
    }
}
