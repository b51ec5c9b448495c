using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The reach of protection: the very role at the very scope and access, the caller's own eligibility, and each sort of Global Administrator by itself.</summary>
public sealed class ProtectedSettingTests
{
    private static readonly PimRole Global = Given.Role(RecoveryRoles.GlobalAdministrator, "Global Administrator");
    private static readonly PimPrincipal Ben = new("a0000000-0000-0000-0000-000000000003", PimPrincipalType.User, "Ben Okafor", "ben@contoso.com");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public async Task A_protected_member_of_a_group_is_no_owner_of_it()
    {
        var member = new AssignmentKey(PimAssignmentType.Eligible, GivenSteps.OnCall, GivenSteps.OnCallItself, Given.Cleo);
        PimRole owners = Given.GroupRole(GivenSteps.OnCall.Id, "On-Call", PimAccess.Owner), entra = Given.Role(GivenSteps.OnCall.Id, "On-Call");

        Assert.NotNull(await WhyAsync(Setting(GivenSteps.OnCall, GivenSteps.OnCallItself), member));
        Assert.Null(await WhyAsync(Setting(owners, GivenSteps.OnCallItself), member));
        Assert.Null(await WhyAsync(Setting(entra, PimScope.Directory), member));
    }

    [Fact]
    public async Task A_role_of_Azure_is_protected_at_its_scope_and_an_Entra_role_at_every_scope()
    {
        var azure = new AssignmentKey(PimAssignmentType.Eligible, GivenSteps.Reader, GivenSteps.Sandbox, Given.Cleo);
        var entra = new AssignmentKey(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo);

        Assert.NotNull(await WhyAsync(Setting(GivenSteps.Reader, new PimScope("/SUBSCRIPTIONS/1", "Sandbox", PimScopeType.Subscription)), azure));
        Assert.Null(await WhyAsync(Setting(GivenSteps.Reader, new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription)), azure));
        Assert.NotNull(await WhyAsync(Setting(Given.UserAdmin, PimScope.Directory), entra));
    }

    [Fact]
    public async Task The_callers_own_eligibility_counts_for_roles_that_give_roles_alone()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin));

        Assert.Null(await WhyAsync(Setting(Given.UserAdmin, PimScope.Directory)));
    }

    [Theory]
    [InlineData(PimPrincipalType.User, true)]
    [InlineData(PimPrincipalType.ServicePrincipal, false)]
    public async Task A_person_reads_their_own_assignments_and_a_workload_those_of_its_id(PimPrincipalType type, bool isMine)
    {
        var client = new FakePimClient { ServiceTime = Given.Now, Context = new("test", "tenant", new PimPrincipal("caller", type)) };

        await WithholdAsync(client, [Setting(Global, PimScope.Directory)]);

        var filter = Assert.IsType<PimAssignmentFilter>(client.Filters[0]);
        Assert.Equal((isMine, isMine ? null : "caller", PimKind.EntraRole), (filter.Mine, filter.PrincipalId, Assert.Single(filter.Kinds)));
    }

    [Fact]
    public async Task Where_the_last_active_and_an_eligible_one_go_the_active_one_is_withheld_and_nothing_else_is()
    {
        _client.Assignments.AddRange([Held(Given.Cleo, PimAssignmentType.Active), Held(Ben, PimAssignmentType.Eligible)]);
        var other = GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(GivenSteps.Until(1), null, principal: Given.Cleo, type: PimAssignmentType.Active));

        var withheld = await WithholdAsync(_client, [Removal(Given.Cleo, PimAssignmentType.Active), Removal(Ben, PimAssignmentType.Eligible), other]);

        Assert.Equal([true, false, false], withheld.Select(change => change.Withheld is not null));
    }

    [Fact]
    public async Task Where_no_Global_Administrator_is_taken_away_there_need_be_none()
    {
        var gives = GivenSteps.Step(PimPlanAction.Create, GivenSteps.Planned(null, GivenSteps.For(1), Global));

        Assert.All(await WithholdAsync(_client, [gives, GivenSteps.Remove(principal: Given.Cleo)]), change => Assert.Null(change.Withheld));
    }

    private static PimPlannedChange Setting(PimRole role, PimScope scope) =>
        new(PimPlanAction.Update, new PlannedItem(role.Kind == PimKind.AzureRole ? role.At(scope) : role, scope, new PlannedSetting([], NodeBuilder.Map(), ["RequiresApproval"])));

    private static PimPlannedChange Removal(PimPrincipal who, PimAssignmentType type) => GivenSteps.Step(PimPlanAction.Remove, GivenSteps.Planned(GivenSteps.Until(10), null, Global, principal: who, type: type));

    private static PimAssignment Held(PimPrincipal who, PimAssignmentType type) =>
        new(who.Id, type, Global, PimScope.Directory, who) { State = type == PimAssignmentType.Active ? PimAssignmentState.Active : PimAssignmentState.Eligible, MemberType = PimMemberType.Direct };

    private static Task<IReadOnlyList<PimPlannedChange>> WithholdAsync(IPimClient client, PimPlannedChange[] changes, params AssignmentKey[] keys) =>
        new PlanProtection(client, new ProtectedPrincipals([], keys, [])).WithholdAsync(changes, PimCall.None);

    private async Task<string?> WhyAsync(PimPlannedChange change, params AssignmentKey[] keys) => Assert.Single(await WithholdAsync(_client, [change], keys)).Withheld;
}
