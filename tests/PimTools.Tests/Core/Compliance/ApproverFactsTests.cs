using System;
using System.Linq;
using PimTools.Compliance;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>Those who can approve under a setting: how many people they are, who of them is gone, and who is eligible for the very role; what was not read is not known.</summary>
public sealed class ApproverFactsTests
{
    private static readonly PimApprover Cleo = new(Given.Cleo.Id, PimPrincipalType.User, "Cleo Costa");
    private static readonly PimApprover Gone = new("gone", PimPrincipalType.User, "Gone");
    private static readonly PimApprover Ops = new(GivenEvidence.Ops.Id, PimPrincipalType.Group, "Ops");
    private static readonly PimApprover Leads = new(GivenEvidence.Leads.Id, PimPrincipalType.Group, "Leads");

    private readonly TenantEvidence _evidence = GivenEvidence.Of();

    public ApproverFactsTests() => _evidence.KnownApprovers.UnionWith([Cleo.Id, Ops.Id.ToUpperInvariant(), Leads.Id]);

    [Fact]
    public void Without_approval_nobody_approves()
    {
        Assert.Equal("none none none", Read(required: false, Cleo));
    }

    [Fact]
    public void Where_the_policy_does_not_tell_nothing_is_known()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual().Where(rule => rule.Id != RuleIds.ActivationApproval)]);

        Assert.Equal("? ? ?", Tell(Facts(setting)));
        Assert.Equal("The policy does not tell in a way that this version understands who approves.", Facts(setting).People.UnknownBecause);
    }

    [Fact]
    public void People_are_counted_once_and_groups_by_their_people()
    {
        _evidence.WithMembers(GivenEvidence.Ops, Given.Ada, Given.Cleo, GivenEvidence.Leads, new PimPrincipal("app", PimPrincipalType.ServicePrincipal));

        Assert.Equal("2 none none", Read(true, Cleo, Ops));
        Assert.Equal("1 none none", Read(true, Cleo));
    }

    [Fact]
    public void Whoever_the_directory_does_not_know_is_gone_and_not_counted() => Assert.Equal("1 Gone none", Read(true, Gone, Cleo));

    [Fact]
    public void Those_who_are_eligible_for_the_very_role_are_told()
    {
        _evidence.Assignments.AddRange([
            GivenEvidence.Eligible(Given.Cleo, Given.Role(Given.UserAdmin.Id.ToUpperInvariant(), "User Administrator")), GivenEvidence.Eligible(Given.Cleo, scope: Given.Sales), GivenEvidence.Eligible(GivenEvidence.Ben),
            GivenEvidence.Active(Given.Ada)]);
        _evidence.WithMembers(GivenEvidence.Ops, Given.Ada);

        Assert.Equal("2 none Cleo Costa", Read(true, Cleo, Ops));
        Assert.Equal("1 none none", Read(true, Ops));
    }

    [Fact]
    public void Whoever_is_eligible_at_a_unit_is_eligible_for_the_role()
    {
        _evidence.Assignments.Add(GivenEvidence.Eligible(Given.Cleo, scope: Given.Sales));

        Assert.Equal("1 none Cleo Costa", Read(true, Cleo));
    }

    [Fact]
    public void In_Azure_the_scope_is_a_part_of_the_role()
    {
        var other = new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription);
        _evidence.Assignments.Add(GivenEvidence.Eligible(Given.Cleo, GivenEvidence.Reader, other));

        Assert.Equal("1 none none", Tell(Facts(Setting(GivenEvidence.Reader, GivenEvidence.Sandbox, true, Cleo))));
        Assert.Equal("1 none Cleo Costa", Tell(Facts(Setting(GivenEvidence.Reader, new PimScope("/SUBSCRIPTIONS/2", "Other", PimScopeType.Subscription), true, Cleo))));
    }

    [Fact]
    public void A_group_whose_members_were_not_read_leaves_their_number_open()
    {
        _evidence.Groups.MembersUnknown[Ops.Id] = "No members.";

        var facts = Facts(Setting(Given.UserAdmin, PimScope.Directory, true, Cleo, Ops, Leads));

        Assert.Equal(("No members.", "none", "No members."), (facts.People.UnknownBecause, facts.Gone.Text, facts.Holders.UnknownBecause));
        Assert.Equal("The members of Leads were not read.", Facts(Setting(Given.UserAdmin, PimScope.Directory, true, Leads, Ops)).People.UnknownBecause);

        _evidence.Assignments.Add(GivenEvidence.Eligible(Given.Cleo));
        Assert.Equal("? none Cleo Costa", Read(true, Cleo, Ops));
    }

    [Fact]
    public void Assignments_that_were_not_read_leave_open_who_is_eligible_and_approvers_that_were_not_leave_all_open()
    {
        _evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.EntraRole, GivenEvidence.No);
        Assert.Equal("1 none ?", Read(true, Cleo));

        _evidence.Gaps.Add(EvidenceParts.Approvers, null, new PimException(PimErrorCode.PermissionMissing, "No approvers."));
        var facts = Facts(Setting(Given.UserAdmin, PimScope.Directory, true, Cleo));
        Assert.Equal(("No approvers.", "No approvers.", "No approvers."), (facts.People.UnknownBecause, facts.Gone.UnknownBecause, facts.Holders.UnknownBecause));
    }

    [Fact]
    public void A_manager_is_somebody_else_for_each_person() =>
        Assert.StartsWith("The setting has ", Facts(Setting(Given.UserAdmin, PimScope.Directory, true, Cleo, new PimApprover(PimApproverKind.Manager) { ManagerLevel = 1 })).People.UnknownBecause);

    [Fact]
    public void Where_nobody_is_named_the_active_holders_of_two_roles_decide()
    {
        PimRole global = Given.Role("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"), privileged = Given.Role("E8611AB8-C189-46E8-94E1-60213AB1F814", "Privileged Role Administrator");
        _evidence.Assignments.AddRange([
            GivenEvidence.Active(Given.Ada, global), GivenEvidence.Active(Given.Ada, privileged), GivenEvidence.Active(Given.Cleo, privileged), GivenEvidence.Eligible(GivenEvidence.Ben, global),
            GivenEvidence.Active(GivenEvidence.Ben), GivenEvidence.Active(GivenEvidence.Ben, new PimRole(PimKind.AzureRole, global.Id, "Odd"), GivenEvidence.Sandbox)]);

        Assert.Equal("2 none none", Read(true));
    }

    [Fact]
    public void Where_nobody_is_named_and_the_Entra_roles_were_not_read_nobody_knows_who_decides()
    {
        Assert.Equal("The Entra roles, whose administrators decide, were not read.", Decide(new TenantEvidence { Kinds = [PimKind.Group] }));

        var evidence = new TenantEvidence { Kinds = [PimKind.Group] };
        evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.EntraRole, GivenEvidence.No);
        Assert.Equal("No. Ask.", Decide(evidence));
        Assert.Equal(
            "The setting names no approver, and nobody says who decides for Azure roles then.", Facts(Setting(GivenEvidence.Reader, GivenEvidence.Sandbox, true)).People.UnknownBecause);

        static string? Decide(TenantEvidence evidence) =>
            new ApproverReader(evidence, new(() => [])).Read(Setting(Given.UserAdmin, PimScope.Directory, true)).People.UnknownBecause;
    }

    private static PimRoleSetting Setting(PimRole role, PimScope scope, bool required, params PimApprover[] approvers) =>
        new("policy", role, scope, [.. RuleSet.Usual().Select(rule => rule.Id == RuleIds.ActivationApproval ? new ApprovalRule(rule.Id, required, approvers) : rule)]);

    private static string Tell(ApproverFacts facts) => $"{facts.People.Text} {facts.Gone.Text} {facts.Holders.Text}";

    private ApproverFacts Facts(PimRoleSetting setting) => new ApproverReader(_evidence, new(() => GivenEvidence.Holders(_evidence))).Read(setting);

    private string Read(bool required, params PimApprover[] approvers) => Tell(Facts(Setting(Given.UserAdmin, PimScope.Directory, required, approvers)));
}
