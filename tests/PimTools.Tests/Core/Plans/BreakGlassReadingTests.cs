using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Plans;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>Break-glass accounts that are eligible for the roles of a plan are found in few lists, by themselves and through groups.</summary>
public sealed class BreakGlassReadingTests
{
    private static readonly PimPrincipal Tier0 = new("c0000000-0000-0000-0000-000000000009", PimPrincipalType.Group, "Tier 0");

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task Nothing_is_read_without_an_account_or_without_a_role()
    {
        await ReadAsync([], Item(Given.UserAdmin));
        await ReadAsync([Given.Ada]);

        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_single_role_is_asked_for_by_its_id_several_by_their_kind_groups_by_their_ids_and_Azure_by_scope()
    {
        await ReadAsync([Given.Ada], Item(Given.UserAdmin));
        await ReadAsync([Given.Ada], Item(Given.UserAdmin), Item(Given.ExchangeAdmin), Item(GivenSteps.OnCall), Item(Given.GroupRole("g2", "Leads", PimAccess.Member)), Item(GivenSteps.Reader.At(GivenSteps.Sandbox), GivenSteps.Sandbox));

        Assert.Equal(
            [(PimKind.EntraRole, Given.UserAdmin.Id, null, null), (PimKind.EntraRole, null, null, null), (PimKind.Group, null, null, $"{GivenSteps.OnCall.Id} g2"), (PimKind.AzureRole, GivenSteps.Reader.Id, "/subscriptions/1", null)],
            Filters.Select(filter => (Assert.Single(filter.Kinds), filter.RoleId, filter.ScopeId, filter.GroupIds is { } ids ? string.Join(' ', ids) : null)));
        Assert.All(Filters, filter => Assert.Equal(PimAssignmentType.Eligible, filter.Type));
        Assert.DoesNotContain("ListMembers", _client.Calls);
    }

    [Fact]
    public async Task An_account_is_found_for_the_roles_of_the_plan_and_no_other()
    {
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin, principal: Given.Cleo), Given.Eligible(Given.ExchangeAdmin), Given.Eligible(Given.Role("x", "Other"))]);

        Assert.Equal(["Exchange Administrator Ada Ahlberg"], await ReadAsync([Given.Ada], Item(Given.UserAdmin), Item(Given.ExchangeAdmin)));
    }

    [Fact]
    public async Task A_member_of_an_eligible_group_is_found_whether_active_or_eligible()
    {
        _client.Assignments.AddRange([
            Given.Eligible(Given.UserAdmin, principal: Tier0),
            new("1", PimAssignmentType.Eligible, Given.GroupRole(Tier0.Id.ToUpperInvariant(), "Tier 0", PimAccess.Member), new(Tier0.Id, "Tier 0", PimScopeType.Group), Given.Ada),
            new("2", PimAssignmentType.Eligible, Given.GroupRole("other", "Other", PimAccess.Member), new("other", "Other", PimScopeType.Group), Given.Ada)]);
        _client.Members[Tier0.Id] = [Given.Cleo, new PimPrincipal("somebody")];

        Assert.Equal(["User Administrator Cleo Costa Tier 0", "User Administrator Ada Ahlberg Tier 0"], await ReadAsync([Given.Ada, Given.Cleo], Item(Given.UserAdmin)));
        Assert.Equal([Given.Ada.Id, Given.Cleo.Id], Filters.Skip(1).Select(filter => filter.PrincipalId));
        Assert.All(Filters.Skip(1), filter => Assert.Equal((PimKind.Group, PimAssignmentType.Eligible), (Assert.Single(filter.Kinds), filter.Type)));
    }

    private static PlannedItem Item(PimRole role, PimScope? scope = null) => new(role, scope ?? PimScope.Directory, null);

    private IEnumerable<PimAssignmentFilter> Filters => _client.Filters.OfType<PimAssignmentFilter>();

    private async Task<IEnumerable<string>> ReadAsync(PimPrincipal[] accounts, params PlannedItem[] items) =>
        (await BreakGlassEligibility.ReadAsync(_client, accounts, items, PimCall.None)).Select(found =>
            $"{(found.Role.Equals(SettingKey.Of(Given.UserAdmin)) ? "User Administrator" : "Exchange Administrator")} {found.Account} {found.Group}".TrimEnd());
}
