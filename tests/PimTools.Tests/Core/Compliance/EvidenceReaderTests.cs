using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Compliance;
using PimTools.Models;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The reading of a tenant for rules: what is needed and no more, each part by itself, and what the service refuses is a gap.</summary>
public sealed class EvidenceReaderTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task What_no_rule_needs_is_not_read()
    {
        var evidence = await ReadAsync(EvidenceParts.None);

        Assert.Empty(_client.Calls);
        Assert.Equal((Given.Now, 3), (evidence.Now, evidence.Kinds.Count));
    }

    [Fact]
    public async Task Privileged_roles_are_read_unless_it_is_about_Azure_alone()
    {
        _client.Privileged.Add("a");

        Assert.Equal(["a"], (await ReadAsync(EvidenceParts.Privileged)).Privileged);
        Assert.Empty((await ReadAsync(EvidenceParts.Privileged, [PimKind.AzureRole])).Privileged);
        Assert.Equal(["ListPrivileged"], _client.Calls);
    }

    [Fact]
    public async Task Settings_and_assignments_are_read_of_each_kind_and_of_Azure_at_each_scope()
    {
        var other = new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription);

        await ReadAsync(EvidenceParts.Settings | EvidenceParts.Assignments, [PimKind.EntraRole, PimKind.AzureRole], [GivenEvidence.Sandbox, other]);

        Assert.Equal(
            [(PimKind.EntraRole, null), (PimKind.AzureRole, "/subscriptions/1"), (PimKind.AzureRole, "/subscriptions/2")],
            _client.Filters.OfType<PimSettingFilter>().Select(filter => (Assert.Single(filter.Kinds), filter.Scope?.Id)));
        Assert.Equal(
            [
                (PimKind.EntraRole, PimAssignmentType.Eligible, null), (PimKind.EntraRole, PimAssignmentType.Active, null),
                (PimKind.AzureRole, PimAssignmentType.Eligible, "/subscriptions/1"), (PimKind.AzureRole, PimAssignmentType.Active, "/subscriptions/1"),
                (PimKind.AzureRole, PimAssignmentType.Eligible, "/subscriptions/2"), (PimKind.AzureRole, PimAssignmentType.Active, "/subscriptions/2"),
            ],
            _client.Filters.OfType<PimAssignmentFilter>().Select(filter => (Assert.Single(filter.Kinds), filter.Type!.Value, filter.ScopeId)));
    }

    [Fact]
    public async Task An_assignment_counts_where_it_was_made_and_not_what_comes_through_a_group_or_from_above()
    {
        PimAssignment Held(PimMemberType member, PimScope? scope = null) =>
            new(member.ToString(), PimAssignmentType.Eligible, scope is null ? Given.UserAdmin : GivenEvidence.Reader, scope ?? PimScope.Directory, Given.Ada) { State = PimAssignmentState.Eligible, MemberType = member };
        _client.Assignments.AddRange([
            Held(PimMemberType.Direct), Held(PimMemberType.Group), Held(PimMemberType.Inherited), Held(PimMemberType.Unknown),
            Held(PimMemberType.Direct, new PimScope("/SUBSCRIPTIONS/1", "Sandbox", PimScopeType.Subscription))]);

        Assert.Equal(["Direct", "Unknown", "Direct"], (await ReadAsync(EvidenceParts.Assignments, [PimKind.EntraRole])).Assignments.Select(one => one.Id));
        Assert.Equal("/SUBSCRIPTIONS/1", Assert.Single((await ReadAsync(EvidenceParts.Assignments, [PimKind.AzureRole])).Assignments).ScopeId);
    }

    [Fact]
    public async Task Assignments_that_somebody_else_reads_are_not_read_again_and_are_taken_by_kind_and_scope()
    {
        IReadOnlyList<PimAssignment> known = [
            GivenEvidence.Eligible(Given.Ada), GivenEvidence.Eligible(Given.Cleo, GivenEvidence.Reader, GivenEvidence.Sandbox),
            GivenEvidence.Eligible(GivenEvidence.Ben, GivenEvidence.Reader, new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription)),
            GivenEvidence.Eligible(GivenEvidence.Ben, GivenEvidence.MemberOf(GivenEvidence.Ops))];

        var evidence = await ReadAsync(EvidenceParts.Assignments, [PimKind.EntraRole, PimKind.AzureRole], known: Known(known));

        Assert.Equal(["Ada Ahlberg", "Cleo Costa"], evidence.Assignments.Select(one => one.PrincipalName));
        Assert.Empty(_client.Calls);

        _client.Assignments.Add(GivenEvidence.Eligible(GivenEvidence.Ben));
        Assert.Equal(["Ben Okafor"], (await ReadAsync(EvidenceParts.Assignments, [PimKind.EntraRole], known: Known(null))).Assignments.Select(one => one.PrincipalName));
    }

    [Fact]
    public async Task A_part_that_is_refused_is_a_gap_of_its_kind_and_the_others_are_read()
    {
        _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));
        _client.BeforeList = filter =>
        {
            if (filter is PimSettingFilter settings && settings.Kinds.Contains(PimKind.Group))
            {
                throw GivenEvidence.No;
            }
        };

        var evidence = await ReadAsync(EvidenceParts.Settings, [PimKind.EntraRole, PimKind.Group]);

        Assert.Single(evidence.Settings);
        Assert.Equal(["No. Ask."], evidence.Gaps.Find(EvidenceParts.Settings, [PimKind.Group]));
        Assert.Empty(evidence.Gaps.Find(EvidenceParts.Settings, [PimKind.EntraRole]));
        Assert.Empty(evidence.Gaps.Find(EvidenceParts.Assignments, PimKinds.All));
    }

    [Fact]
    public async Task What_a_list_leaves_out_is_a_gap_of_the_kind_that_was_read_or_that_it_names()
    {
        _client.Omission = new PimOmission(GivenEvidence.No, "Left out.") { Kind = PimKind.Group };

        var evidence = await ReadAsync(EvidenceParts.Settings | EvidenceParts.Privileged, [PimKind.EntraRole]);

        Assert.Equal("No. Ask.", evidence.Gaps.First(EvidenceParts.Settings, PimKind.EntraRole));
        Assert.Null(evidence.Gaps.First(EvidenceParts.Settings, PimKind.Group));
        Assert.Equal(("No. Ask.", null), (evidence.Gaps.First(EvidenceParts.Privileged, PimKind.Group), evidence.Gaps.First(EvidenceParts.Privileged, PimKind.EntraRole)));
    }

    [Theory]
    [InlineData(PimErrorCode.AuthenticationFailed)]
    [InlineData(PimErrorCode.TokenExpired)]
    [InlineData(PimErrorCode.NotConnected)]
    [InlineData(PimErrorCode.WrongTenant)]
    [InlineData(PimErrorCode.InvalidToken)]
    [InlineData(PimErrorCode.UntrustedHost)]
    public async Task Where_nothing_could_be_read_there_is_no_evidence(PimErrorCode code)
    {
        _client.Failure = new PimException(code, "Sign in.");

        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => ReadAsync(EvidenceParts.Privileged))).Code);
        Assert.False(EvidenceReader.IsGap(_client.Failure as PimException ?? throw _client.Failure));
        Assert.True(EvidenceReader.IsGap(GivenEvidence.No));
    }

    [Fact]
    public async Task Activations_are_read_as_far_back_as_the_log_goes()
    {
        _client.AuditRecords.Add(Activation(Given.Now.AddDays(-3)));

        var evidence = await ReadAsync(EvidenceParts.Activations);

        var filter = Assert.IsType<PimAuditFilter>(Assert.Single(_client.Filters));
        Assert.Equal((Given.Now.AddDays(-30), "Add member to role completed (PIM activation)"), (filter.Since, filter.Activity));
        Assert.Equal("3d", evidence.Activations.UnusedFor(GivenEvidence.Eligible(Given.Ada), Given.Ada, Given.Now).Text);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    [InlineData(-3600, true)]
    public async Task Activations_that_somebody_else_reads_are_taken_where_they_begin_less_than_ten_minutes_later(int seconds, bool isTaken)
    {
        var known = new ActivationEvidence();

        var evidence = await ReadAsync(EvidenceParts.Activations, known: new KnownEvidence(Task.FromResult<IReadOnlyList<PimAssignment>?>(null), Task.FromResult<ActivationEvidence?>(known), Given.Now.AddDays(-30).AddSeconds(seconds)));

        Assert.Equal(isTaken, ReferenceEquals(known, evidence.Activations));
        Assert.Equal(isTaken ? 0 : 1, _client.Calls.Count);
    }

    [Fact]
    public async Task Activations_that_somebody_else_could_not_read_are_read_here()
    {
        await ReadAsync(EvidenceParts.Activations, known: Known(null));

        Assert.Equal(["ListAuditRecords"], _client.Calls);
    }

    [Fact]
    public async Task Approvers_are_looked_up_once_and_only_those_who_are_somebody()
    {
        PimApprover cleo = new(Given.Cleo.Id, PimPrincipalType.User), again = new(Given.Cleo.Id.ToUpperInvariant(), PimPrincipalType.User), manager = new(PimApproverKind.Manager);
        _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual().Select(rule => rule.Id == RuleIds.ActivationApproval ? new ApprovalRule(rule.Id, true, [cleo, again, manager]) : rule)]));
        _client.Principals.AddRange([Given.Cleo, Given.Ada]);

        var evidence = await ReadAsync(EvidenceParts.Settings | EvidenceParts.Approvers, [PimKind.EntraRole]);

        Assert.Equal([Given.Cleo.Id], evidence.KnownApprovers);
        Assert.Equal(["ListSettings", "FindPrincipals"], _client.Calls);

        _client.SearchRefusal = GivenEvidence.No;
        Assert.Equal("No. Ask.", (await ReadAsync(EvidenceParts.Settings | EvidenceParts.Approvers, [PimKind.EntraRole])).Gaps.First(EvidenceParts.Approvers, PimKind.EntraRole));
    }

    [Fact]
    public async Task Where_nobody_is_named_nobody_is_looked_up()
    {
        _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));

        await ReadAsync(EvidenceParts.Settings | EvidenceParts.Approvers | EvidenceParts.Accounts, [PimKind.EntraRole]);

        Assert.DoesNotContain("ListAccounts", _client.Calls);
        Assert.DoesNotContain("FindPrincipals", _client.Calls);
    }

    [Fact]
    public async Task Accounts_are_those_of_the_people_who_hold_roles_by_themselves_or_through_groups()
    {
        _client.Assignments.AddRange([
            GivenEvidence.Eligible(Given.Ada), GivenEvidence.Eligible(new PimPrincipal("app", PimPrincipalType.ServicePrincipal)), GivenEvidence.Eligible(GivenEvidence.Ops),
            GivenEvidence.Eligible(GivenEvidence.Ben, GivenEvidence.MemberOf(GivenEvidence.Ops))]);
        _client.Members[GivenEvidence.Ops.Id] = [Given.Cleo, Given.Ada];
        _client.Accounts.AddRange([new PimAccount(Given.Ada.Id) { IsGuest = true }, new PimAccount("other")]);

        var evidence = await ReadAsync(EvidenceParts.Assignments | EvidenceParts.Members | EvidenceParts.Accounts);

        Assert.Equal([Given.Ada.Id, Given.Cleo.Id, GivenEvidence.Ben.Id], ((IEnumerable<string>)_client.Filters[^1]).Order());
        Assert.True(Assert.Single(evidence.Accounts).Value.IsGuest);
    }

    private static PimAuditRecord Activation(DateTimeOffset time) =>
        new("1", time, ActivationEvidence.Activity) { Result = "success", Principal = Given.Ada, Role = Given.UserAdmin.Name };

    private static KnownEvidence Known(IReadOnlyList<PimAssignment>? assignments) => new(Task.FromResult(assignments), Task.FromResult<ActivationEvidence?>(null), Given.Now.AddDays(-31));

    private Task<TenantEvidence> ReadAsync(EvidenceParts needs, IReadOnlyCollection<PimKind>? kinds = null, PimScope[]? scopes = null, KnownEvidence? known = null) =>
        new EvidenceReader(_client, kinds ?? PimKinds.All, scopes ?? [GivenEvidence.Sandbox], known).ReadAsync(needs, PimCall.None);
}
