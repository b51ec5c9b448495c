using System;
using System.Linq;
using PimTools.Compliance;
using PimTools.Conditions;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The person behind a holder is known by the account and the use of the role, and is taken over by a reset of the password where membership is not approved.</summary>
public sealed class PersonFactsTests
{
    private static readonly PimRole Members = GivenEvidence.MemberOf(GivenEvidence.Ops);

    [Fact]
    public void The_account_tells_whether_somebody_is_a_guest_enabled_and_synchronized()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada));
        evidence.Accounts[Given.Ada.Id.ToUpperInvariant()] = new PimAccount(Given.Ada.Id) { IsGuest = true, IsEnabled = false };

        var holder = Assert.Single(GivenEvidence.Holders(evidence));

        Assert.Equal((true, false, "The service does not tell it of Ada Ahlberg."), (holder.IsGuest.Value, holder.IsEnabled.Value, holder.IsSynchronized.UnknownBecause));
    }

    [Fact]
    public void An_account_that_was_not_read_is_not_known_and_of_whoever_is_gone_there_is_none()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada), GivenEvidence.Active(new PimPrincipal("9", PimPrincipalType.User) { IsInDirectory = false }));
        evidence.Gaps.Add(EvidenceParts.Accounts, null, GivenEvidence.No);

        var holders = GivenEvidence.Holders(evidence);

        Assert.Equal("No. Ask.", holders[0].IsGuest.UnknownBecause);
        Assert.True(holders[1].IsEnabled is { IsNone: true, Text: "no account" });
    }

    [Fact]
    public void An_application_has_no_account_of_a_person()
    {
        var holder = Assert.Single(GivenEvidence.Holders(GivenEvidence.Of(GivenEvidence.Active(new PimPrincipal("app", PimPrincipalType.ServicePrincipal) { IsInDirectory = true }))));

        Assert.True(holder.IsGuest.IsNone && holder.IsEnabled.IsNone && holder.IsSynchronized.IsNone);
        Assert.Equal("none", holder.IsGuest.Text);
    }

    [Fact]
    public void Use_is_told_of_eligibilities_alone_and_is_not_known_where_the_log_could_not_be_read()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Eligible(Given.Ada, start: Given.Now.AddDays(-2)), GivenEvidence.Active(Given.Cleo));
        Assert.Equal(["2d", "active"], GivenEvidence.Holders(evidence).Select(one => one.UnusedFor.Text));

        evidence.Gaps.Add(EvidenceParts.Activations, null, GivenEvidence.No);
        Assert.Equal(["No. Ask.", null], GivenEvidence.Holders(evidence).Select(one => one.UnusedFor.UnknownBecause));
    }

    [Fact]
    public void Where_membership_has_to_be_activated_that_is_what_is_used()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops, start: Given.Now.AddDays(-20)))
            .WithMembers(GivenEvidence.Leads, GivenEvidence.Ben)
            .WithMemberships(
                GivenEvidence.Eligible(Given.Cleo, Members, start: Given.Now.AddDays(-9)), GivenEvidence.Eligible(Given.Ada, Members, start: Given.Now.AddDays(-3)),
                GivenEvidence.Eligible(GivenEvidence.Leads, Members));

        Assert.Equal([("Cleo Costa", "9d"), ("Ada Ahlberg", "3d"), ("Ben Okafor", "20d")], GivenEvidence.Holders(evidence).Select(one => (one.Principal.ToString(), one.UnusedFor.Text)));
    }

    [Fact]
    public void The_member_of_an_eligible_group_uses_the_role_itself()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Eligible(GivenEvidence.Ops, start: Given.Now.AddDays(-20)))
            .WithMembers(GivenEvidence.Ops, Given.Ada)
            .WithMemberships(GivenEvidence.Active(Given.Ada, Members, start: Given.Now.AddDays(-3)));

        Assert.Equal("20d", Assert.Single(GivenEvidence.Holders(evidence)).UnusedFor.Text);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Whoever_may_become_a_member_without_approval_is_resettable(bool requiresApproval, bool isResettable)
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops)).WithMemberships(GivenEvidence.Eligible(Given.Ada, Members));
        evidence.Groups.RequiresApproval[GivenEvidence.Ops.Id] = requiresApproval;

        Assert.Equal(isResettable, Assert.Single(GivenEvidence.Holders(evidence)).IsResettable.Value);
    }

    [Fact]
    public void Approval_that_is_not_told_or_was_not_read_leaves_it_open()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops)).WithMemberships(GivenEvidence.Eligible(Given.Ada, Members));
        FieldValue Resettable() => Assert.Single(GivenEvidence.Holders(evidence)).IsResettable;

        Assert.Equal("The setting of Ops does not tell whether membership is approved.", Resettable().UnknownBecause);
        evidence.Groups.RequiresApproval[GivenEvidence.Ops.Id] = null;
        Assert.Equal("The setting of Ops does not tell whether membership is approved.", Resettable().UnknownBecause);
        evidence.Groups.ApprovalUnknown = "No settings.";
        Assert.Equal("No settings.", Resettable().UnknownBecause);
    }

    [Fact]
    public void Members_applications_and_own_assignments_are_not_resettable()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops), GivenEvidence.Eligible(GivenEvidence.Ben))
            .WithMembers(GivenEvidence.Ops, Given.Cleo)
            .WithMemberships(GivenEvidence.Eligible(new PimPrincipal("app", PimPrincipalType.ServicePrincipal), Members));
        evidence.Groups.RequiresApproval[GivenEvidence.Ops.Id] = false;

        Assert.Equal([("Cleo Costa", false), ("app", false), ("Ben Okafor", false)], GivenEvidence.Holders(evidence).Select(one => (one.Principal.ToString(), (bool)one.IsResettable.Value!)));
    }

    [Fact]
    public void Whoever_holds_an_Entra_role_for_good_by_themselves_or_through_a_group_is_protected_from_a_reset()
    {
        var people = Enumerable.Range(1, 6).Select(i => new PimPrincipal($"p{i}", PimPrincipalType.User)).ToArray();
        var evidence = GivenEvidence.Of(
                GivenEvidence.Active(GivenEvidence.Ops),
                GivenEvidence.Active(people[0], Given.ExchangeAdmin),
                GivenEvidence.Active(GivenEvidence.Leads, Given.ExchangeAdmin),
                GivenEvidence.Active(people[2], Given.ExchangeAdmin, end: Given.Now.AddDays(1)),
                GivenEvidence.Active(people[3], Given.ExchangeAdmin, isActivated: true),
                GivenEvidence.Eligible(people[4], Given.ExchangeAdmin),
                GivenEvidence.Active(people[5], GivenEvidence.Reader, GivenEvidence.Sandbox))
            .WithMembers(GivenEvidence.Leads, people[1])
            .WithMemberships([.. people.Select(one => GivenEvidence.Eligible(one, Members))]);
        evidence.Groups.RequiresApproval[GivenEvidence.Ops.Id] = false;

        var through = GivenEvidence.Holders(evidence).Where(one => Equals(one.Via, GivenEvidence.Ops));

        Assert.Equal([("p1", false), ("p2", false), ("p3", true), ("p4", true), ("p5", true), ("p6", true)], through.Select(one => (one.Principal.Id, (bool)one.IsResettable.Value!)));
    }
}
