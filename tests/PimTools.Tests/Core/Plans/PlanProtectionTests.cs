using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The steps of a plan that are withheld, since they take away what somebody needs to get back in; each names the way to plan it nevertheless.</summary>
public sealed class PlanProtectionTests
{
    private static readonly PimRole Global = Given.Role(RecoveryRoles.GlobalAdministrator, "Global Administrator");
    private static readonly PimRole Privileged = Given.Role("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator");
    private static readonly PimPrincipal Ben = new("a0000000-0000-0000-0000-000000000003", PimPrincipalType.User, "Ben Okafor", "ben@contoso.com");
    private static readonly PimPrincipal Group = new("c0000000-0000-0000-0000-000000000001", PimPrincipalType.Group, "Tier 0");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task Nothing_is_read_where_nothing_is_taken_away()
    {
        PimPlannedChange[] changes =
        [
            new(PimPlanAction.Create, Item(Global, Given.Ada, from: null, to: Terms(Given.Now.AddDays(1)))),
            Setting(Global),
            Removal(Global, Given.Ada, action: PimPlanAction.None),
            Removal(Global, Given.Ada).Withhold("Otherwise."),
        ];

        Assert.Equal(changes, await WithholdAsync(changes));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_break_glass_account_loses_nothing()
    {
        Assert.Equal("Ben Okafor is a break-glass account. -Unprotect 'ben@contoso.com' plans it nevertheless.", await WhyAsync(Removal(Given.UserAdmin, Ben), breakGlass: [Ben]));
        Assert.Null(await WhyAsync(Removal(Given.UserAdmin, Ben), breakGlass: [Ben], named: [Ben.Id.ToUpperInvariant()]));
        Assert.Null(await WhyAsync(Removal(Given.UserAdmin, Given.Cleo), breakGlass: [Ben]));
    }

    [Fact]
    public async Task What_the_document_protects_stays()
    {
        var key = new AssignmentKey(PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Cleo);

        Assert.Equal("The document protects it. -Unprotect 'cleo@contoso.com' plans it nevertheless.", await WhyAsync(Removal(Given.UserAdmin, Given.Cleo), keys: [key]));
        Assert.Null(await WhyAsync(Removal(Given.ExchangeAdmin, Given.Cleo), keys: [key]));
        Assert.Null(await WhyAsync(Removal(Given.UserAdmin, Given.Cleo, PimAssignmentType.Active), keys: [key]));
    }

    [Fact]
    public async Task An_end_that_comes_sooner_takes_away_and_one_that_comes_later_does_not()
    {
        PimPlannedChange Change(DateTimeOffset? from, DateTimeOffset? to) => new(PimPlanAction.Update, Item(Given.UserAdmin, Ben, Terms(from), Terms(to)));

        Assert.NotNull(await WhyAsync(Change(Given.Now.AddDays(9), Given.Now.AddDays(8)), breakGlass: [Ben]));
        Assert.NotNull(await WhyAsync(Change(null, Given.Now.AddDays(8)), breakGlass: [Ben]));
        Assert.Null(await WhyAsync(Change(Given.Now.AddDays(9), Given.Now.AddDays(9).AddMinutes(-1)), breakGlass: [Ben]));
        Assert.Null(await WhyAsync(Change(Given.Now.AddDays(8), Given.Now.AddDays(9)), breakGlass: [Ben]));
        Assert.Null(await WhyAsync(Change(Given.Now.AddDays(8), null), breakGlass: [Ben]));
    }

    [Fact]
    public async Task The_callers_own_way_back_in_stays_and_any_other_role_of_theirs_may_go()
    {
        const string own = "It is your own way back in. -Unprotect 'ada@contoso.com' plans it nevertheless.";

        Assert.Equal(own, await WhyAsync(Removal(Privileged, Given.Ada)));
        Assert.Null(await WhyAsync(Removal(Given.UserAdmin, Given.Ada)));
        Assert.Null(await WhyAsync(Removal(Privileged, Given.Cleo)));
        Assert.Null(await WhyAsync(Removal(Privileged, Given.Ada), named: [Given.Ada.Id]));
        Assert.Equal(own, await WhyAsync(Removal(new PimRole(PimKind.AzureRole, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner"), Given.Ada)));
        Assert.Equal(own, await WhyAsync(Removal(new PimRole(PimKind.Group, Group.Id, "Tier 0") { Access = PimAccess.Member, IsRoleAssignable = true }, Given.Ada)));
        Assert.Null(await WhyAsync(Removal(new PimRole(PimKind.Group, Group.Id, "Team") { Access = PimAccess.Member, IsRoleAssignable = false }, Given.Ada)));
    }

    [Fact]
    public async Task What_the_caller_holds_through_a_group_is_the_groups_assignment()
    {
        _client.Assignments.Add(new PimAssignment("1", PimAssignmentType.Eligible, Privileged, PimScope.Directory, Given.Ada) { MemberType = PimMemberType.Group, ScheduleId = "s" });

        Assert.Equal("It is your own way back in. -Unprotect 'c0000000-0000-0000-0000-000000000001' plans it nevertheless.", await WhyAsync(Removal(Privileged, Group, schedule: "s")));
        Assert.Null(await WhyAsync(Removal(Privileged, Group, schedule: "other")));
        Assert.Null(await WhyAsync(Removal(Privileged, Group)));
    }

    [Fact]
    public async Task The_last_Global_Administrator_stays_and_a_second_one_may_go()
    {
        _client.Assignments.AddRange([Held(Given.Cleo, PimAssignmentType.Active), Held(Ben, PimAssignmentType.Eligible)]);

        Assert.Equal(
            "Nobody would be an active Global Administrator any more. -Unprotect 'cleo@contoso.com' plans it nevertheless.",
            await WhyAsync(Removal(Global, Given.Cleo, PimAssignmentType.Active)));
        Assert.Null(await WhyAsync(Removal(Global, Ben)));
        Assert.Null(await WhyAsync(Removal(Global, Given.Cleo, PimAssignmentType.Active), named: [Given.Cleo.Id]));

        _client.Assignments.Add(Held(Group, PimAssignmentType.Active));
        Assert.Null(await WhyAsync(Removal(Global, Given.Cleo, PimAssignmentType.Active)));
    }

    [Fact]
    public async Task Where_nobody_is_active_the_last_eligible_one_stays()
    {
        _client.Assignments.Add(Held(Ben, PimAssignmentType.Eligible));

        Assert.Equal("Nobody would be eligible for Global Administrator any more. -Unprotect 'ben@contoso.com' plans it nevertheless.", await WhyAsync(Removal(Global, Ben)));
    }

    [Fact]
    public async Task A_holder_who_has_left_is_at_a_unit_or_activated_is_no_Global_Administrator()
    {
        _client.Assignments.AddRange([
            Held(Given.Cleo, PimAssignmentType.Active),
            Held(new PimPrincipal("9", PimPrincipalType.User) { IsInDirectory = false }, PimAssignmentType.Active),
            Held(Ben, PimAssignmentType.Active, PimAssignmentState.Activated),
            Held(Ben, PimAssignmentType.Active, member: PimMemberType.Group),
            new("u", PimAssignmentType.Active, Global, Given.Sales, Ben) { State = PimAssignmentState.Active }]);

        Assert.StartsWith("Nobody would be an active Global Administrator any more.", await WhyAsync(Removal(Global, Given.Cleo, PimAssignmentType.Active)));
    }

    [Fact]
    public async Task What_could_not_be_read_withholds_what_rests_on_it_and_nothing_else()
    {
        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "Down.");

        Assert.Equal("Whether it is your own way back in could not be read: Down.", await WhyAsync(Removal(Privileged, Given.Cleo)));
        Assert.Equal("Whether it is your own way back in could not be read: Down.", await WhyAsync(Removal(Global, Given.Cleo)));
        Assert.Null(await WhyAsync(Removal(Global, Given.Cleo), named: [Given.Cleo.Id]));
        Assert.Null(await WhyAsync(Removal(Given.UserAdmin, Given.Cleo)));
        Assert.Equal("Whether it would make it harder for a protected account to activate the role could not be read: Down.", await WhyAsync(Setting(Privileged, "ApprovalRequired")));
        Assert.Equal("Whether it would make it harder for a protected account to activate the role could not be read: Down.", await WhyAsync(Setting(Given.UserAdmin, "ApprovalRequired"), breakGlass: [Ben]));
        Assert.Null(await WhyAsync(Setting(Given.UserAdmin, "ApprovalRequired")));
    }

    [Theory]
    [InlineData(PimErrorCode.TokenExpired)]
    [InlineData(PimErrorCode.AuthenticationFailed)]
    public async Task Without_a_sign_in_there_is_no_plan(PimErrorCode code)
    {
        _client.Failure = new PimException(code, "No.");

        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => WhyAsync(Removal(Privileged, Given.Cleo)))).Code);
    }

    [Fact]
    public async Task A_setting_does_not_become_harder_for_whom_it_would_lock_out()
    {
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin, principal: Ben), Given.Eligible(Privileged)]);
        var key = new AssignmentKey(PimAssignmentType.Eligible, Given.ExchangeAdmin, PimScope.Directory, Given.Cleo);

        Assert.Equal(
            "It would make it harder for Ben Okafor, a break-glass account, to activate the role (RequiresApproval, Approver). -Unprotect 'ben@contoso.com' plans it nevertheless.",
            await WhyAsync(Setting(Given.UserAdmin, "RequiresApproval", "Approver"), breakGlass: [Ben]));
        Assert.Null(await WhyAsync(Setting(Given.UserAdmin, "RequiresApproval"), breakGlass: [Ben], named: [Ben.Id]));
        Assert.Null(await WhyAsync(Setting(Given.ExchangeAdmin, "RequiresApproval"), breakGlass: [Ben]));
        Assert.Equal(
            $"It would make it harder for somebody whom the document protects to activate the role (RequiresApproval). -Unprotect '{Given.Cleo.Id}' plans it nevertheless.",
            await WhyAsync(Setting(Given.ExchangeAdmin, "RequiresApproval"), keys: [key]));
        Assert.Null(await WhyAsync(Setting(Given.UserAdmin, "RequiresApproval"), keys: [key]));
        Assert.Null(await WhyAsync(Setting(Given.ExchangeAdmin, "RequiresApproval"), keys: [key with { Type = PimAssignmentType.Active }]));
        Assert.Null(await WhyAsync(Setting(Given.ExchangeAdmin, "RequiresApproval"), keys: [key], named: [Given.Cleo.Id]));
        Assert.Equal(
            "It would make it harder for Ada Ahlberg, who makes this plan, to activate the role (RequiresApproval). -Unprotect 'ada@contoso.com' plans it nevertheless.",
            await WhyAsync(Setting(Privileged, "RequiresApproval")));
        Assert.Null(await WhyAsync(Setting(Global, "RequiresApproval")));
    }

    [Fact]
    public async Task A_break_glass_account_that_is_eligible_through_a_group_is_found()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, principal: Group));
        _client.Members[Group.Id] = [Ben];

        Assert.StartsWith(
            "It would make it harder for Ben Okafor, a break-glass account that is eligible through Tier 0, to activate",
            await WhyAsync(Setting(Given.UserAdmin, "RequiresApproval"), breakGlass: [Ben]));
    }

    private static AssignmentTerms Terms(DateTimeOffset? end) => new(new PimSchedule { Start = Given.Now.AddDays(-1), End = end }, null, null);

    private static PlannedItem Item(
        PimRole role, PimPrincipal principal, AssignmentTerms? from, AssignmentTerms? to, PimAssignmentType type = PimAssignmentType.Eligible, string? schedule = null) =>
        new(new PlannedAssignment(type, role, PimScope.Directory, principal) { From = from, To = to, ScheduleId = schedule });

    private static PimPlannedChange Removal(
        PimRole role, PimPrincipal principal, PimAssignmentType type = PimAssignmentType.Eligible, PimPlanAction action = PimPlanAction.Remove, string? schedule = null) =>
        new(action, Item(role, principal, Terms(null), null, type, schedule));

    private static PimPlannedChange Setting(PimRole role, params string[] tightens) =>
        new(PimPlanAction.Update, new PlannedItem(role, PimScope.Directory, new PlannedSetting([], NodeBuilder.Map(), tightens)));

    private static PimAssignment Held(PimPrincipal who, PimAssignmentType type, PimAssignmentState? state = null, PimMemberType member = PimMemberType.Direct) =>
        new(Guid.NewGuid().ToString(), type, Global, PimScope.Directory, who)
        {
            State = state ?? (type == PimAssignmentType.Active ? PimAssignmentState.Active : PimAssignmentState.Eligible),
            MemberType = member,
        };

    private async Task<string?> WhyAsync(
        PimPlannedChange change, PimPrincipal[]? breakGlass = null, AssignmentKey[]? keys = null, string[]? named = null) =>
        Assert.Single(await new PlanProtection(_client, new ProtectedPrincipals(breakGlass ?? [], keys ?? [], named ?? [])).WithholdAsync([change], PimCall.None)).Withheld;

    private Task<IReadOnlyList<PimPlannedChange>> WithholdAsync(IReadOnlyList<PimPlannedChange> changes) =>
        new PlanProtection(_client, new ProtectedPrincipals([], [], [])).WithholdAsync(changes, PimCall.None);
}
