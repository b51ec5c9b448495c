using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Requests;

namespace PimTools.Compliance;

/// <summary>Tells of a setting who can approve, from what was read: groups expanded, those who are gone apart.</summary>
internal sealed class ApproverReader
{
    private readonly TenantEvidence _evidence;
    private readonly Lazy<ILookup<(PimKind, string, string), HolderSubject>> _eligible;

    /// <param name="evidence">The evidence.</param>
    /// <param name="holders">The holders of roles.</param>
    public ApproverReader(TenantEvidence evidence, Lazy<IReadOnlyList<HolderSubject>> holders)
    {
        _evidence = evidence;
        _eligible = new(() => holders.Value.Where(one => one.Type == PimAssignmentType.Eligible).ToLookup(one => Key(one.Assignment)));
    }

    public ApproverFacts Read(PimRoleSetting setting)
    {
        if (setting.Activation.RequiresApproval is not { } isRequired)
        {
            return Unknown("The policy does not tell in a way that this version understands who approves.");
        }

        if (!isRequired)
        {
            return ApproverFacts.None;
        }

        var named = PimApprovers.Named(setting);
        return named.Count == 0 ? OfNobody(setting)
            : named.FirstOrDefault(one => one.Id.Length == 0) is { } other ? Unknown($"The setting has {other} approve, and that is somebody else for each person.")
            : Of(setting, named);
    }

    private static ApproverFacts Unknown(string reason) => new(FieldValue.Unknown(reason), FieldValue.Unknown(reason), FieldValue.Unknown(reason));

    private static (PimKind Kind, string RoleId, string ScopeId) Key(PimRoleRecord one) => (one.Kind, one.RoleId.ToUpperInvariant(), one.Kind == PimKind.AzureRole ? one.ScopeId.ToUpperInvariant() : string.Empty);

    private ApproverFacts Of(PimRoleSetting setting, IReadOnlyList<PimApprover> named)
    {
        var unknown = _evidence.Gaps.First(EvidenceParts.Approvers, PimKind.EntraRole);
        var gone = named.Where(one => !_evidence.KnownApprovers.Contains(one.Id)).Select(one => one.ToString()).ToList();
        var people = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unread = unknown;
        foreach (var approver in named.Where(one => _evidence.KnownApprovers.Contains(one.Id)))
        {
            if (approver.Type != PimPrincipalType.Group)
            {
                people.Add(approver.Id);
            }
            else if (_evidence.Groups.Members.TryGetValue(approver.Id, out var members))
            {
                people.UnionWith(members.Where(one => one.Type == PimPrincipalType.User).Select(one => one.Id));
            }
            else
            {
                unread ??= _evidence.Groups.MembersUnknown.TryGetValue(approver.Id, out var reason) ? reason : $"The members of {approver} were not read.";
            }
        }

        var holders = _eligible.Value[Key(setting)].Where(one => people.Contains(one.Principal.Id)).Select(one => one.Principal.ToString()).Distinct().ToList();
        var assignmentsUnread = unread ?? _evidence.Gaps.First(EvidenceParts.Assignments, setting.Kind);
        return new ApproverFacts(
            unread is null ? FieldValue.Of(people.Count) : FieldValue.Unknown(unread),
            unknown is null ? FieldValue.Of(gone) : FieldValue.Unknown(unknown),
            holders.Count > 0 || assignmentsUnread is null ? FieldValue.Of(holders) : FieldValue.Unknown(assignmentsUnread));
    }

    // documented: where nobody is named, the active Privileged Role Administrators and Global Administrators decide
    private ApproverFacts OfNobody(PimRoleSetting setting)
    {
        if (setting.Kind == PimKind.AzureRole)
        {
            return Unknown("The setting names no approver, and nobody says who decides for Azure roles then.");
        }

        var unread = _evidence.Gaps.First(EvidenceParts.Assignments, PimKind.EntraRole) ?? (_evidence.Kinds.Contains(PimKind.EntraRole) ? null : "The Entra roles, whose administrators decide, were not read.");
        var people = _evidence.Assignments
            .Where(one => one.Kind == PimKind.EntraRole && one.Type == PimAssignmentType.Active && PimApprovers.DecidingRoles.Contains(one.RoleId, StringComparer.OrdinalIgnoreCase))
            .Select(one => one.PrincipalId)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count();
        return new ApproverFacts(unread is null ? FieldValue.Of(people) : FieldValue.Unknown(unread), FieldValue.None(), FieldValue.None());
    }
}
