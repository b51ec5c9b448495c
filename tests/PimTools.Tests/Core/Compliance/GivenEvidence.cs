using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Compliance;
using PimTools.Models;
using PimTools.Tests.Compliance;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The evidence of tenants in these tests, and the baselines that they are checked by.</summary>
internal static class GivenEvidence
{
    public static readonly PimException No = new(PimErrorCode.PermissionMissing, "No.") { Remedy = "Ask." };

    public static readonly PimPrincipal Ben = new("a0000000-0000-0000-0000-000000000003", PimPrincipalType.User, "Ben Okafor", "ben@contoso.com");

    public static readonly PimPrincipal Ops = new("c0000000-0000-0000-0000-000000000001", PimPrincipalType.Group, "Ops");

    public static readonly PimPrincipal Leads = new("c0000000-0000-0000-0000-000000000002", PimPrincipalType.Group, "Leads");

    public static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);

    public static readonly PimRole Reader = new(PimKind.AzureRole, "/subscriptions/1/roles/r", "Reader");

    public static TenantEvidence Of(params PimAssignment[] assignments)
    {
        var evidence = new TenantEvidence { Now = Given.Now, Kinds = PimKinds.All };
        evidence.Assignments.AddRange(assignments);
        return evidence;
    }

    /// <summary>An eligible assignment.</summary>
    public static PimAssignment Eligible(PimPrincipal who, PimRole? role = null, PimScope? scope = null, DateTimeOffset? end = null, DateTimeOffset? start = null) =>
        Held(PimAssignmentType.Eligible, who, role, scope, PimAssignmentState.Eligible, end, start);

    /// <summary>An active assignment, which is an activation where that is said.</summary>
    public static PimAssignment Active(
        PimPrincipal who, PimRole? role = null, PimScope? scope = null, DateTimeOffset? end = null, DateTimeOffset? start = null, bool isActivated = false) =>
        Held(PimAssignmentType.Active, who, role, scope, isActivated ? PimAssignmentState.Activated : PimAssignmentState.Active, end, start);

    /// <summary>The membership of a group, as a role.</summary>
    public static PimRole MemberOf(PimPrincipal group) => Given.GroupRole(group.Id, group.DisplayName!, PimAccess.Member);

    public static TenantEvidence WithMembers(this TenantEvidence evidence, PimPrincipal group, params PimPrincipal[] members)
    {
        evidence.Groups.Members[group.Id] = members;
        return evidence;
    }

    public static TenantEvidence WithMemberships(this TenantEvidence evidence, params PimAssignment[] memberships)
    {
        evidence.Groups.Memberships = memberships.ToLookup(one => one.RoleId, StringComparer.OrdinalIgnoreCase);
        return evidence;
    }

    /// <summary>A baseline that has no mistake.</summary>
    public static Baseline Baseline(string text)
    {
        var baseline = Baselines.Load("version: 1\nname: Mine\n" + text, out var problems);
        Assert.Empty(problems);
        return baseline!;
    }

    public static IReadOnlyList<HolderSubject> Holders(TenantEvidence evidence, string baseline = "", RuleSubject subject = RuleSubject.Holders) =>
        [.. new SubjectBuilder(evidence, Baseline(baseline)).Of(subject, evidence.Kinds).Cast<HolderSubject>()];

    /// <summary>The findings of the rules of a baseline.</summary>
    public static List<PimFinding> Check(TenantEvidence evidence, string baseline)
    {
        var findings = new List<PimFinding>();
        ComplianceCheck.Decide(evidence, [Baseline(baseline)], findings.Add);
        return findings;
    }

    private static PimAssignment Held(
        PimAssignmentType type, PimPrincipal who, PimRole? role, PimScope? scope, PimAssignmentState state, DateTimeOffset? end, DateTimeOffset? start) =>
        new(Guid.NewGuid().ToString(), type, role ?? Given.UserAdmin, scope ?? PimScope.Directory, who) { State = state, MemberType = PimMemberType.Direct, Start = start, End = end };
}
