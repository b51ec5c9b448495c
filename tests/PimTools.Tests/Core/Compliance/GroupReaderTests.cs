using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Compliance;
using PimTools.Models;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The groups behind roles: their members, those who may become members, groups in them as well, and whether that is approved; what is refused is told by its group.</summary>
public sealed class GroupReaderTests
{
    private const EvidenceParts Needs = EvidenceParts.Members | EvidenceParts.GroupApproval;

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task Nothing_is_read_where_no_rule_needs_members_or_no_group_holds_anything()
    {
        await ReadAsync(GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops)), EvidenceParts.Approvers);
        await ReadAsync(GivenEvidence.Of(GivenEvidence.Active(Given.Ada)), Needs);

        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Members_of_the_groups_that_hold_roles_are_read_together_and_each_once()
    {
        _client.Members[GivenEvidence.Ops.Id] = [Given.Ada];

        var evidence = await ReadAsync(GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Eligible(GivenEvidence.Ops), GivenEvidence.Eligible(GivenEvidence.Leads), GivenEvidence.Active(Given.Cleo)), Needs);

        Assert.Equal([GivenEvidence.Ops.Id, GivenEvidence.Leads.Id], Groups().Single());
        Assert.Equal([Given.Ada], evidence.Groups.Members[GivenEvidence.Ops.Id.ToUpperInvariant()]);
        Assert.Empty(evidence.Groups.Members[GivenEvidence.Leads.Id]);
    }

    [Fact]
    public async Task Members_of_the_groups_that_approve_are_read_where_a_rule_needs_approvers()
    {
        PimApprover leads = new(GivenEvidence.Leads.Id, PimPrincipalType.Group), ada = new(Given.Ada.Id, PimPrincipalType.User);
        var evidence = GivenEvidence.Of();
        evidence.Settings.Add(RuleSet.Setting([.. RuleSet.Usual().Select(rule => rule.Id == RuleIds.ActivationApproval ? new ApprovalRule(rule.Id, true, [ada, leads]) : rule)]));

        await ReadAsync(evidence, Needs);
        Assert.Empty(_client.Calls);

        await ReadAsync(evidence, Needs | EvidenceParts.Approvers);
        Assert.Equal([GivenEvidence.Leads.Id], Groups().Single());
    }

    [Fact]
    public async Task A_group_that_may_become_a_member_of_another_is_read_in_a_further_round_and_once()
    {
        var loop = GivenEvidence.Eligible(GivenEvidence.Ops, GivenEvidence.MemberOf(GivenEvidence.Leads));

        var evidence = await ReadAsync(
            GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Eligible(GivenEvidence.Leads, GivenEvidence.MemberOf(GivenEvidence.Ops)), loop, GivenEvidence.Eligible(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops))),
            EvidenceParts.Members);

        Assert.Equal([GivenEvidence.Ops.Id, GivenEvidence.Leads.Id], Groups().SelectMany(groups => groups).Order());
        Assert.Equal(["Leads", "Ada Ahlberg"], evidence.Groups.Eligible(GivenEvidence.Ops.Id.ToUpperInvariant()).Select(one => one.PrincipalName));
        Assert.Equal(["ListMembers"], _client.Calls.Distinct());
    }

    [Fact]
    public async Task A_group_in_a_group_is_read_when_the_group_that_holds_something_was()
    {
        _client.Assignments.AddRange([GivenEvidence.Eligible(Third, GivenEvidence.MemberOf(GivenEvidence.Ops)), GivenEvidence.Eligible(Given.Ada, GivenEvidence.MemberOf(Third))]);

        var evidence = await ReadAsync(Without(PimKind.Group, GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops))), EvidenceParts.Members);

        Assert.Equal([[GivenEvidence.Ops.Id], [Third.Id]], Groups());
        Assert.Equal(["Ada Ahlberg"], evidence.Groups.Eligible(Third.Id).Select(one => one.PrincipalName));
    }

    [Fact]
    public async Task Memberships_are_asked_for_by_the_groups_where_groups_are_not_checked_anyway()
    {
        await ReadAsync(Without(PimKind.Group, GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops))), EvidenceParts.Members);

        var filter = Assert.Single(_client.Filters.OfType<PimAssignmentFilter>());
        Assert.Equal((PimKind.Group, GivenEvidence.Ops.Id), (Assert.Single(filter.Kinds), Assert.Single(filter.GroupIds!)));
    }

    [Fact]
    public async Task Ownership_is_no_membership()
    {
        var evidence = await ReadAsync(
            GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Eligible(Given.Ada, Given.GroupRole(GivenEvidence.Ops.Id, "Ops", PimAccess.Owner)), GivenEvidence.Active(Given.Cleo, GivenEvidence.MemberOf(GivenEvidence.Ops))),
            EvidenceParts.Members);

        Assert.Equal(["Cleo Costa"], evidence.Groups.Memberships[GivenEvidence.Ops.Id].Select(one => one.PrincipalName));
        Assert.Empty(evidence.Groups.Eligible(GivenEvidence.Ops.Id));
    }

    [Fact]
    public async Task A_group_whose_members_are_refused_is_told_by_itself_and_others_are_read()
    {
        _client.MembersRefused[GivenEvidence.Ops.Id] = GivenEvidence.No;

        var evidence = await ReadAsync(GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Active(GivenEvidence.Leads)), EvidenceParts.Members);

        Assert.Equal((GivenEvidence.Ops.Id, "No."), (Assert.Single(evidence.Groups.MembersUnknown).Key, evidence.Groups.MembersUnknown[GivenEvidence.Ops.Id.ToUpperInvariant()]));
        Assert.Equal([GivenEvidence.Leads.Id], evidence.Groups.Members.Keys);
        Assert.Equal("No. Ask.", evidence.Gaps.First(EvidenceParts.Members, PimKind.EntraRole));
    }

    [Fact]
    public async Task Where_the_list_of_members_fails_those_of_all_its_groups_are_not_known_and_nobody_asks_twice()
    {
        _client.BeforeList = _ => throw GivenEvidence.No;

        var evidence = await ReadAsync(
            GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Active(GivenEvidence.Leads), GivenEvidence.Eligible(GivenEvidence.Ops, GivenEvidence.MemberOf(GivenEvidence.Leads))), EvidenceParts.Members);

        Assert.Equal([GivenEvidence.Ops.Id, GivenEvidence.Leads.Id], evidence.Groups.MembersUnknown.Keys);
        Assert.Equal("No. Ask.", evidence.Gaps.First(EvidenceParts.Members, PimKind.AzureRole));
        Assert.Single(_client.Calls);

        _client.BeforeList = _ => throw new PimException(PimErrorCode.TokenExpired, "Sign in.");
        await Assert.ThrowsAsync<PimException>(() => ReadAsync(GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops)), EvidenceParts.Members));
    }

    [Fact]
    public async Task A_group_whose_assignments_are_refused_is_told_by_itself_and_all_where_their_list_fails_or_leaves_out()
    {
        async Task<GroupEvidence> Read(Action<PimAssignmentFilter> before, PimOmission? omission = null)
        {
            _client.BeforeList = filter =>
            {
                if (filter is PimAssignmentFilter assignments)
                {
                    before(assignments);
                }
            };
            _client.Omission = omission;
            var evidence = await ReadAsync(Without(PimKind.Group, GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Active(GivenEvidence.Leads))), EvidenceParts.Members);
            Assert.Equal("No. Ask.", evidence.Gaps.First(EvidenceParts.Members, PimKind.EntraRole));
            return evidence.Groups;
        }

        var one = await Read(filter => filter.Refused!(GivenEvidence.Ops.Id, GivenEvidence.No));
        Assert.Equal(("No.", null), (one.MembershipsUnknown(GivenEvidence.Ops.Id.ToUpperInvariant()), one.MembershipsUnknown(GivenEvidence.Leads.Id)));
        Assert.Equal("No.", (await Read(_ => throw GivenEvidence.No)).MembershipsUnknown(GivenEvidence.Leads.Id));
        Assert.Equal("No.", (await Read(_ => { }, new PimOmission(GivenEvidence.No, "Left out."))).MembershipsUnknown(GivenEvidence.Leads.Id));
    }

    [Fact]
    public async Task A_gap_in_the_assignments_of_groups_leaves_their_memberships_open()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops));
        evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.Group, GivenEvidence.No);

        Assert.Equal("No. Ask.", (await ReadAsync(evidence, EvidenceParts.Members)).Groups.MembershipsUnknown(GivenEvidence.Ops.Id));
    }

    [Fact]
    public async Task Approval_is_read_of_groups_that_hold_something_and_have_somebody_who_may_become_a_member()
    {
        _client.Settings.Add(new PimRoleSetting("p", GivenEvidence.MemberOf(GivenEvidence.Ops), new PimScope(GivenEvidence.Ops.Id, "Ops", PimScopeType.Group), RuleSet.Usual()));
        PimAssignment[] held = [GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Active(GivenEvidence.Leads), GivenEvidence.Eligible(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops)), GivenEvidence.Active(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Leads))];

        var evidence = await ReadAsync(GivenEvidence.Of(held), Needs);

        var filter = Assert.Single(_client.Filters.OfType<PimSettingFilter>());
        Assert.Equal((PimKind.Group, GivenEvidence.Ops.Id, PimAccess.Member), (Assert.Single(filter.Kinds), Assert.Single(filter.Roles!).Id, filter.Roles![0].Access));
        Assert.False(evidence.Groups.RequiresApproval[GivenEvidence.Ops.Id.ToUpperInvariant()]);

        await ReadAsync(GivenEvidence.Of(held), EvidenceParts.Members);
        Assert.Single(_client.Filters.OfType<PimSettingFilter>());
    }

    [Fact]
    public async Task Approval_that_cannot_be_read_is_not_known_and_without_a_sign_in_nothing_is()
    {
        PimException error = GivenEvidence.No;
        _client.BeforeList = filter =>
        {
            if (filter is PimSettingFilter)
            {
                throw error;
            }
        };
        TenantEvidence Held() => GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Eligible(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops)));

        Assert.Equal("No.", (await ReadAsync(Held(), Needs)).Groups.ApprovalUnknown);

        error = new PimException(PimErrorCode.TokenExpired, "Sign in.");
        await Assert.ThrowsAsync<PimException>(() => ReadAsync(Held(), Needs));
    }

    private static PimPrincipal Third => new("c0000000-0000-0000-0000-000000000003", PimPrincipalType.Group, "Third");

    private static TenantEvidence Without(PimKind kind, TenantEvidence evidence)
    {
        var other = new TenantEvidence { Now = evidence.Now, Kinds = [.. evidence.Kinds.Where(one => one != kind)] };
        other.Assignments.AddRange(evidence.Assignments);
        return other;
    }

    private IEnumerable<IReadOnlyCollection<string>> Groups() => _client.Filters.OfType<IReadOnlyCollection<string>>();

    private async Task<TenantEvidence> ReadAsync(TenantEvidence evidence, EvidenceParts needs)
    {
        await new GroupReader(_client, evidence).ReadAsync(needs, PimCall.None);
        return evidence;
    }
}
