using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The names of a plan against those of the tenant now: a role or group with another name has moved, and so has whoever is gone and was to receive something.</summary>
public sealed class NameComparisonTests
{
    private readonly FakePimClient _client = new();
    private readonly List<string> _moves = [];
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Nothing_is_asked_where_nothing_is_done()
    {
        await CompareAsync();

        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_role_with_another_name_has_moved()
    {
        _client.Roles.AddRange([new PimRole(PimKind.EntraRole, Given.UserAdmin.Id.ToUpperInvariant(), "user administrator"), Given.ExchangeAdmin]);

        await CompareAsync(GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Change(GivenSteps.Lasts(4), GivenSteps.Setting(role: Given.ExchangeAdmin)));

        Assert.Equal([$"the name of the role {Given.UserAdmin.Id} has moved from User Administrator to user administrator"], _moves);
        Assert.Equal(["ListRoles", "FindPrincipals"], _client.Calls);
        Assert.Equal([PimKind.EntraRole], Assert.IsType<PimKind[]>(_client.Filters[0]));
    }

    [Fact]
    public async Task A_role_that_is_not_listed_or_has_no_name_in_the_plan_is_not_compared()
    {
        _client.Roles.Add(Given.ExchangeAdmin);

        await CompareAsync(GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Change(GivenSteps.Lasts(4), GivenSteps.Setting(role: Given.Role(Given.ExchangeAdmin.Id, ""))));

        Assert.Empty(_moves);
    }

    [Fact]
    public async Task A_role_of_Azure_is_read_at_its_scope_and_compared_by_the_end_of_its_id()
    {
        var other = new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription);
        _client.Roles.Add(new PimRole(PimKind.AzureRole, "/providers/x/roleDefinitions/R", "Viewer"));

        await CompareAsync(
            Setting(GivenSteps.Reader, GivenSteps.Sandbox),
            Setting(GivenSteps.Reader, new PimScope("/SUBSCRIPTIONS/1", "Sandbox", PimScopeType.Subscription)),
            Setting(new PimRole(PimKind.AzureRole, "other", "Owner"), other));

        Assert.Equal(["the name of the role /subscriptions/1/roles/r has moved from Reader to Viewer"], _moves);
        Assert.Equal(["ListRolesAt", "ListRolesAt", "FindPrincipals"], _client.Calls);
        Assert.Equal(["/subscriptions/1", "/subscriptions/2"], _client.Filters.Cast<PimScope>().Select(scope => scope.Id));
    }

    [Fact]
    public async Task A_group_is_looked_up_as_a_principal_and_not_among_the_roles()
    {
        _client.Principals.Add(new PimPrincipal(GivenSteps.OnCall.Id, PimPrincipalType.Group, "Day-Shift"));

        await CompareAsync(Setting(GivenSteps.OnCall, GivenSteps.OnCallItself), Setting(Given.GroupRole(GivenSteps.OnCall.Id, "On-Call", PimAccess.Owner), GivenSteps.OnCallItself));

        Assert.Equal([$"the name of the group {GivenSteps.OnCall.Id} has moved from On-Call to Day-Shift"], _moves);
        Assert.Equal(["FindPrincipals"], _client.Calls);
    }

    [Fact]
    public async Task A_group_that_is_gone_has_moved_and_one_without_a_name_in_the_plan_is_not_compared()
    {
        await CompareAsync(Setting(GivenSteps.OnCall, GivenSteps.OnCallItself), Setting(Given.GroupRole("g2", "", PimAccess.Member), new PimScope("g2", "", PimScopeType.Group)));

        Assert.Equal([$"On-Call ({GivenSteps.OnCall.Id}) was in the directory, and is gone"], _moves);
    }

    [Fact]
    public async Task A_group_of_the_same_name_has_not_moved()
    {
        _client.Principals.Add(new PimPrincipal(GivenSteps.OnCall.Id, PimPrincipalType.Group, "On-Call"));

        await CompareAsync(Setting(GivenSteps.OnCall, GivenSteps.OnCallItself));

        Assert.Empty(_moves);
    }

    [Fact]
    public async Task Whoever_receives_something_and_is_gone_has_moved()
    {
        _client.Principals.AddRange([Given.Cleo, new PimPrincipal("9", PimPrincipalType.Unknown) { IsInDirectory = false }]);

        await CompareAsync(
            GivenSteps.Create(),
            GivenSteps.Create(Given.ExchangeAdmin),
            GivenSteps.Create(principal: new PimPrincipal("9", PimPrincipalType.User, "Ben Okafor")),
            GivenSteps.Create(principal: new PimPrincipal(Given.Cleo.Id, PimPrincipalType.User, "Cleo Before Marriage")));

        Assert.Equal([$"Ada Ahlberg ({Given.Ada.Id}) was in the directory, and is gone", "Ben Okafor (9) was in the directory, and is gone"], _moves);
    }

    [Fact]
    public async Task Whoever_loses_something_or_was_gone_when_the_plan_was_made_may_be_gone()
    {
        await CompareAsync(GivenSteps.Remove(), GivenSteps.Create(principal: new PimPrincipal("9")));

        Assert.Empty(_moves);
    }

    [Fact]
    public async Task Where_the_directory_could_not_be_searched_nobody_is_gone()
    {
        _client.SearchRefusal = new PimException(PimErrorCode.ServiceUnavailable, "Down.");

        await CompareAsync(GivenSteps.Create(), Setting(GivenSteps.OnCall, GivenSteps.OnCallItself));

        Assert.Empty(_moves);
    }

    [Fact]
    public async Task Where_names_may_not_be_read_the_caller_hears_of_it_and_any_other_error_ends_it()
    {
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "No.");
        await CompareAsync(GivenSteps.Create());
        Assert.Equal(["Whether a role of the plan was renamed, or somebody deleted, could not be read: No."], _notices);

        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "Down.");
        Assert.Equal("Down.", (await Assert.ThrowsAsync<PimException>(() => CompareAsync(GivenSteps.Create()))).Message);
    }

    private static PimPlannedChange Setting(PimRole role, PimScope scope) => new(PimPlanAction.Update, new PlannedItem(role, scope, null));

    private Task CompareAsync(params PimPlannedChange[] steps) =>
        new NameComparison(_client, _moves.Add).CompareAsync(steps, PimCall.None.HeardBy(_notices.Add));
}
