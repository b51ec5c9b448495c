using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Compliance;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The holders of roles: by an assignment of their own, as members of groups and of groups in them, and as those who may become members.</summary>
public sealed class HolderTests
{
    [Fact]
    public void Whoever_has_an_assignment_of_their_own_is_a_holder_by_it()
    {
        var holder = Assert.Single(GivenEvidence.Holders(GivenEvidence.Of(GivenEvidence.Active(Given.Ada, end: Given.Now.AddDays(1), start: Given.Now.AddDays(-1), isActivated: true))));

        Assert.Equal(("Ada Ahlberg", PimAssignmentType.Active, null, false, true, Given.Now.AddDays(1), false),
            (holder.Principal.ToString(), holder.Type, holder.Via, holder.IsMembershipEligible, holder.IsActivated.Value, holder.End, holder.IsExpired));
        Assert.Equal($"Active by an assignment of its own, since {MomentText.Of(Given.Now.AddDays(-1))}, until {MomentText.Of(Given.Now.AddDays(1))}.", holder.Describe());
        Assert.Equal("Eligible by an assignment of its own, without an end.", Assert.Single(GivenEvidence.Holders(GivenEvidence.Of(GivenEvidence.Eligible(Given.Ada)))).Describe());
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void An_assignment_is_expired_once_its_end_is_past(int seconds, bool isExpired) =>
        Assert.Equal(isExpired, GivenEvidence.Holders(GivenEvidence.Of(GivenEvidence.Active(Given.Ada, end: Given.Now.AddSeconds(seconds))))[0].IsExpired);

    [Fact]
    public void Members_hold_what_their_group_holds_and_groups_in_it_are_no_holders()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops)).WithMembers(GivenEvidence.Ops, Given.Ada, GivenEvidence.Leads, Given.Cleo);

        var holders = GivenEvidence.Holders(evidence);

        Assert.Equal(["Ada Ahlberg", "Cleo Costa"], holders.Select(one => one.Principal.ToString()));
        Assert.All(holders, one => Assert.Equal((PimAssignmentType.Active, GivenEvidence.Ops, false, false), (one.Type, one.Via, one.IsMembershipEligible, one.IsActivated.Value)));
        Assert.Equal("Active through the group Ops, without an end.", holders[0].Describe());
    }

    [Fact]
    public void A_group_whose_members_were_not_read_has_none() => Assert.Empty(GivenEvidence.Holders(GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops))));

    [Fact]
    public void Whoever_may_become_a_member_is_eligible_for_what_the_group_holds_and_through_groups_as_well()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops))
            .WithMembers(GivenEvidence.Leads, GivenEvidence.Ben)
            .WithMemberships(
                GivenEvidence.Eligible(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops), end: Given.Now.AddDays(5)),
                GivenEvidence.Eligible(GivenEvidence.Leads, GivenEvidence.MemberOf(GivenEvidence.Ops)),
                GivenEvidence.Active(Given.Cleo, GivenEvidence.MemberOf(GivenEvidence.Ops)));

        var holders = GivenEvidence.Holders(evidence);

        Assert.Equal([("Ada Ahlberg", "Ops"), ("Ben Okafor", "Leads")], holders.Select(one => (one.Principal.ToString(), one.Via!.ToString())));
        Assert.All(holders, one => Assert.Equal((PimAssignmentType.Eligible, true), (one.Type, one.IsMembershipEligible)));
        Assert.Equal([Given.Now.AddDays(5), null], holders.Select(one => one.End));
        Assert.Equal($"Eligible through the group Ops, whose membership has to be activated, until {MomentText.Of(Given.Now.AddDays(5))}.", holders[0].Describe());
    }

    [Fact]
    public void Groups_that_may_become_members_of_each_other_are_gone_through_once()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops))
            .WithMembers(GivenEvidence.Ops, Given.Ada)
            .WithMembers(GivenEvidence.Leads, Given.Cleo)
            .WithMemberships(
                GivenEvidence.Eligible(GivenEvidence.Leads, GivenEvidence.MemberOf(GivenEvidence.Ops)),
                GivenEvidence.Eligible(new PimPrincipal(GivenEvidence.Ops.Id.ToUpperInvariant(), PimPrincipalType.Group, "Ops"), GivenEvidence.MemberOf(GivenEvidence.Leads)));

        Assert.Equal([("Ada Ahlberg", PimAssignmentType.Active), ("Cleo Costa", PimAssignmentType.Eligible)], GivenEvidence.Holders(evidence).Select(one => (one.Principal.ToString(), one.Type)));
    }

    [Fact]
    public void Whoever_is_a_member_twice_is_told_once_and_as_an_active_one()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops))
            .WithMembers(GivenEvidence.Ops, Given.Cleo)
            .WithMembers(GivenEvidence.Leads, Given.Cleo, Given.Ada)
            .WithMemberships(GivenEvidence.Eligible(GivenEvidence.Leads, GivenEvidence.MemberOf(GivenEvidence.Ops)), GivenEvidence.Eligible(Given.Cleo, GivenEvidence.MemberOf(GivenEvidence.Ops)));

        Assert.Equal([("Cleo Costa", PimAssignmentType.Active), ("Ada Ahlberg", PimAssignmentType.Eligible)], GivenEvidence.Holders(evidence).Select(one => (one.Principal.ToString(), one.Type)));
    }

    [Fact]
    public void An_eligible_assignment_of_a_group_makes_its_members_eligible() =>
        Assert.Equal(PimAssignmentType.Eligible, Assert.Single(GivenEvidence.Holders(GivenEvidence.Of(GivenEvidence.Eligible(GivenEvidence.Ops)).WithMembers(GivenEvidence.Ops, Given.Ada))).Type);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void A_member_is_activated_where_the_assignment_or_the_membership_is(bool isRole, bool isMembership, bool isActivated)
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops, isActivated: isRole))
            .WithMembers(GivenEvidence.Ops, Given.Ada)
            .WithMemberships(
                GivenEvidence.Eligible(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops)),
                GivenEvidence.Active(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops), isActivated: isMembership, end: Given.Now.AddHours(2)));

        var holder = Assert.Single(GivenEvidence.Holders(evidence));

        Assert.Equal((isActivated, Given.Now.AddHours(2)), (holder.IsActivated.Value, holder.End));
    }

    [Fact]
    public void A_member_loses_the_role_when_the_first_of_both_ends()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops, end: Given.Now.AddHours(1)))
            .WithMembers(GivenEvidence.Ops, Given.Ada)
            .WithMemberships(GivenEvidence.Active(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops), end: Given.Now.AddHours(2)));

        Assert.Equal(Given.Now.AddHours(1), Assert.Single(GivenEvidence.Holders(evidence)).End);
    }

    [Fact]
    public void Whether_a_member_is_activated_is_not_known_where_memberships_could_not_be_read()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Active(GivenEvidence.Leads, Given.ExchangeAdmin))
            .WithMembers(GivenEvidence.Ops, Given.Ada)
            .WithMembers(GivenEvidence.Leads, Given.Ada);
        evidence.Groups.AssignmentsUnknown[GivenEvidence.Ops.Id] = "No.";

        Assert.Equal(["No.", null], GivenEvidence.Holders(evidence).Select(one => one.IsActivated.UnknownBecause));

        evidence.Groups.AllAssignmentsUnknown = "Nothing.";
        Assert.Equal(["Nothing.", "Nothing."], GivenEvidence.Holders(evidence).Select(one => one.IsActivated.UnknownBecause));
    }

    [Fact]
    public void An_assignment_of_a_group_is_one_assignment_however_many_hold_by_it()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops, isActivated: true, end: Given.Now), GivenEvidence.Eligible(Given.Ada)).WithMembers(GivenEvidence.Ops, Given.Ada, Given.Cleo);

        var assignments = GivenEvidence.Holders(evidence, subject: RuleSubject.Assignments);

        Assert.Equal([("Ops", true, Given.Now), ("Ada Ahlberg", false, null)], assignments.Select(one => (one.Principal.ToString(), (bool)one.IsActivated.Value!, one.End)));
    }

    [Fact]
    public void A_break_glass_account_is_marked_by_its_id_or_user_principal_name() =>
        Assert.Equal(
            [true, true, false],
            GivenEvidence.Holders(
                GivenEvidence.Of(GivenEvidence.Active(Given.Ada), GivenEvidence.Active(Given.Cleo), GivenEvidence.Active(GivenEvidence.Ben)), $"breakGlass: [ADA@contoso.com, {Given.Cleo.Id}]")
                .Select(one => (bool)one.IsBreakGlass.Value!));

    [Fact]
    public void Subjects_are_those_of_the_kinds_that_are_asked_for()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada), GivenEvidence.Active(Given.Cleo, GivenEvidence.Reader, GivenEvidence.Sandbox));
        evidence.Settings.AddRange([RuleSet.Setting([.. RuleSet.Usual()]), new("azure", GivenEvidence.Reader, GivenEvidence.Sandbox, RuleSet.Usual())]);
        var builder = new SubjectBuilder(evidence, GivenEvidence.Baseline(""));

        PimKind[] azure = [PimKind.AzureRole];
        Assert.Equal(["Cleo Costa"], builder.Of(RuleSubject.Holders, azure).Cast<HolderSubject>().Select(one => one.Principal.ToString()));
        Assert.Equal(["Cleo Costa"], builder.Of(RuleSubject.Assignments, azure).Cast<HolderSubject>().Select(one => one.Principal.ToString()));
        Assert.Equal(["azure"], builder.Of(RuleSubject.Settings, azure).Cast<SettingSubject>().Select(one => one.Setting.PolicyId));
    }

    [Fact]
    public void What_may_be_missing_is_told_for_the_subject_and_the_kinds_of_it()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Active(GivenEvidence.Leads, GivenEvidence.Reader, GivenEvidence.Sandbox), GivenEvidence.Active(Given.Ada));
        evidence.Gaps.Add(EvidenceParts.Settings, PimKind.EntraRole, GivenEvidence.No);
        evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.Group, new PimException(PimErrorCode.NotFound, "No groups."));
        evidence.Groups.MembersUnknown[GivenEvidence.Ops.Id] = "No members.";
        evidence.Groups.AssignmentsUnknown[GivenEvidence.Ops.Id] = "No memberships.";
        evidence.Groups.MembersUnknown[GivenEvidence.Leads.Id] = "No leads.";
        evidence.Groups.MembersUnknown[Given.Ada.Id] = "Nobody asks.";
        var builder = new SubjectBuilder(evidence, GivenEvidence.Baseline(""));
        IReadOnlyList<string> Missing(RuleSubject subject, params PimKind[] kinds) => builder.Missing(subject, kinds);

        Assert.Equal(["No. Ask."], Missing(RuleSubject.Settings, PimKind.EntraRole, PimKind.Group));
        Assert.Empty(Missing(RuleSubject.Settings, PimKind.Group));
        Assert.Equal(["No groups."], Missing(RuleSubject.Assignments, PimKind.EntraRole, PimKind.Group));
        Assert.Equal(["No groups.", "No members.", "No memberships."], Missing(RuleSubject.Holders, PimKind.EntraRole, PimKind.Group));
        Assert.Equal(["No leads."], Missing(RuleSubject.Holders, PimKind.AzureRole));
    }
}
