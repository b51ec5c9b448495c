using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Memory;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Activation;

/// <summary>Activations are chosen once each and planned by the setting that holds; nothing is refused by what is only remembered.</summary>
public sealed class ActivationPlannerTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<PimAssignment> _kept = [];
    private readonly List<(PimException Error, object? Item)> _errors = [];

    public ActivationPlannerTests()
    {
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin, Given.Sales), Given.Eligible(Given.ExchangeAdmin)]);
        _client.Settings.Add(Setting(hours: 8));
    }

    [Fact]
    public async Task What_is_meant_twice_is_chosen_once_for_whoever_asked_first()
    {
        var (first, second) = (Ask("User Administrator"), Ask(Given.UserAdmin.Id));

        var chosen = await Planner().ChooseAsync([first, Ask("Exchange Administrator"), second], PimCall.None);

        Assert.Equal(_client.Assignments, chosen.Select(one => one.Eligible));
        Assert.Same(first, chosen[0].Asked);
    }

    [Fact]
    public async Task The_same_role_at_two_scopes_is_two_activations()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Berlin));

        var chosen = await Planner().ChooseAsync([Ask("User Administrator", Given.Berlin), Ask("User Administrator", Given.Sales)], PimCall.None);

        Assert.Equal([Given.Berlin, Given.Sales], chosen.Select(one => one.Eligible.Scope));
    }

    [Fact]
    public async Task A_name_that_is_not_found_ends_nothing_but_itself()
    {
        var unknown = Ask("Nobody");

        var chosen = await Planner().ChooseAsync([unknown, Ask("Exchange Administrator")], PimCall.None);

        Assert.Equal(Given.ExchangeAdmin, Assert.Single(chosen).Eligible.Role);
        Assert.Equal((PimErrorCode.NotEligible, unknown.Role), (Assert.Single(_errors).Error.Code, _errors[0].Item));
    }

    [Fact]
    public async Task A_wildcard_for_one_kind_means_that_kind_alone()
    {
        var group = Given.GroupRole("c0000000-0000-0000-0000-000000000001", "Admins", PimAccess.Member);
        _client.Assignments.Add(Given.Eligible(group, new PimScope(group.Id, "Admins", PimScopeType.Group)));

        async Task<IEnumerable<PimRole>> ChooseAsync(PimKind? kind) => (await Planner(kinds: [PimKind.EntraRole, PimKind.Group])
            .ChooseAsync([new RoleSelector(PimIdentity.Any) { Kind = kind }], PimCall.None)).Select(one => one.Eligible.Role);

        Assert.Equal([group], await ChooseAsync(PimKind.Group));
        Assert.Equal([Given.UserAdmin, Given.ExchangeAdmin], await ChooseAsync(PimKind.EntraRole));
        Assert.Equal([Given.UserAdmin, Given.ExchangeAdmin, group], await ChooseAsync(null));
    }

    [Fact]
    public async Task What_is_found_and_was_not_meant_is_refused()
    {
        var chosen = await Planner().ChooseAsync(
            [
                new RoleSelector(new PimIdentity("User Administrator")) { Check = found => throw new PimException(PimErrorCode.NotEligible, $"Not {found.Role}.") },
                new RoleSelector(new PimIdentity("Exchange Administrator")) { Check = _ => { } },
            ],
            PimCall.None);

        Assert.Equal(Given.ExchangeAdmin, Assert.Single(chosen).Eligible.Role);
        Assert.Equal("Not User Administrator.", Assert.Single(_errors).Error.Message);
    }

    [Fact]
    public async Task What_is_given_as_active_is_left_as_it_is_however_else_it_is_named()
    {
        var active = Given.Activated(Given.UserAdmin, Given.Sales);

        var chosen = await Planner().ChooseAsync([Ask("User Administrator"), new RoleSelector(new PimIdentity(active)), Ask("Exchange Administrator")], PimCall.None);

        Assert.Equal([active], _kept);
        Assert.Equal(Given.ExchangeAdmin, Assert.Single(chosen).Eligible.Role);
    }

    [Fact]
    public async Task The_setting_of_the_one_role_that_is_asked_for_is_read_beside_the_list_and_once()
    {
        RoleSelector[] asked = [Ask("User Administrator")];
        var planner = Planner(asked);

        var chosen = await planner.ChooseAsync(asked, PimCall.None);
        Assert.Contains("ListSettings", _client.Calls);

        var planned = await planner.PlanAsync(chosen, _ => Task.FromResult(true), PimCall.None);
        Assert.Equal(TimeSpan.FromHours(8), Assert.Single(planned).Draft.Schedule!.Duration);
        Assert.Single(_client.Calls, "ListSettings");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_setting_that_is_remembered_is_read_again_only_by_those_who_take_nothing_remembered(bool mayRecall, bool isRead)
    {
        RoleSelector[] asked = [Ask("User Administrator")];
        Remember(Setting(hours: 4));
        var planner = Planner(asked, mayRecall: mayRecall);

        var planned = await planner.PlanAsync(await planner.ChooseAsync(asked, PimCall.None), _ => Task.FromResult(true), PimCall.None);

        Assert.Equal(isRead, _client.Calls.Contains("ListSettings"));
        Assert.Equal((TimeSpan.FromHours(isRead ? 8 : 4), mayRecall), (Assert.Single(planned).Draft.Schedule!.Duration, planned[0].IsRecalled));
    }

    [Fact]
    public async Task Where_settings_may_be_remembered_one_that_is_not_is_read_beside_the_list()
    {
        RoleSelector[] asked = [Ask("User Administrator")];

        await Planner(asked, mayRecall: true).ChooseAsync(asked, PimCall.None);

        Assert.Contains("ListSettings", _client.Calls);
    }

    [Fact]
    public async Task Only_what_is_confirmed_is_planned()
    {
        _client.Settings.Add(new("other", Given.ExchangeAdmin, PimScope.Directory, RuleSet.Usual()));
        var planner = Planner();
        var chosen = await planner.ChooseAsync([Ask("User Administrator"), Ask("Exchange Administrator")], PimCall.None);

        var planned = await planner.PlanAsync(chosen, one => Task.FromResult(one.Draft.Role == Given.ExchangeAdmin), PimCall.None);

        Assert.Equal(Given.ExchangeAdmin, Assert.Single(planned).Draft.Role);
    }

    [Fact]
    public async Task What_its_setting_refuses_ends_nothing_but_itself()
    {
        var planner = Planner();
        var chosen = await planner.ChooseAsync([Ask("User Administrator", hours: 9), Ask("Exchange Administrator")], PimCall.None);

        var planned = await planner.PlanAsync(chosen, _ => Task.FromResult(true), PimCall.None);

        Assert.Equal(Given.ExchangeAdmin, Assert.Single(planned).Draft.Role);
        Assert.Equal((PimErrorCode.DurationTooLong, chosen[0].Asked.Role), (Assert.Single(_errors).Error.Code, _errors[0].Item));
        Assert.Single(_client.Calls, "ListAssignments");
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(9, false)]
    public async Task What_a_remembered_setting_refuses_is_decided_by_the_setting_of_now(int hours, bool isAllowed)
    {
        Remember(Setting(hours: 1));
        var planner = Planner(mayRecall: true);
        var chosen = await planner.ChooseAsync([Ask("User Administrator", hours: hours)], PimCall.None);

        var planned = await planner.PlanAsync(chosen, _ => Task.FromResult(true), PimCall.None);

        Assert.Equal(isAllowed ? [TimeSpan.FromHours(6)] : [], planned.Select(one => one.Draft.Schedule!.Duration!.Value));
        Assert.All(planned, one => Assert.False(one.IsRecalled));
        Assert.Equal(isAllowed ? 0 : 1, _errors.Count);
        Assert.All(_errors, error => Assert.StartsWith("User Administrator can be activated for 8h at the most", error.Error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_by_memory_and_is_held_no_more_keeps_its_first_refusal()
    {
        Remember(Setting(hours: 1));
        var planner = Planner(mayRecall: true);
        var chosen = await planner.ChooseAsync([Ask("User Administrator", Given.Sales, hours: 6)], PimCall.None);
        _client.Assignments[0] = Given.Eligible(Given.UserAdmin, new PimScope(Given.Berlin.Id, Given.Sales.DisplayName, PimScopeType.AdministrativeUnit));

        await planner.PlanAsync(chosen, _ => Task.FromResult(true), PimCall.None);

        Assert.StartsWith("User Administrator can be activated for 1h at the most", Assert.Single(_errors).Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(2, true)]
    public async Task What_the_service_refused_is_planned_anew_where_something_is_different_now(int hours, bool isDifferent)
    {
        var planner = Planner();
        var first = Assert.Single(await planner.PlanAsync(
            await planner.ChooseAsync([Ask("User Administrator")], PimCall.None), _ => Task.FromResult(true), PimCall.None));
        _client.Settings[0] = Setting(hours);

        var renewed = await planner.RenewAsync(first, PimCall.None);

        Assert.Equal(isDifferent ? TimeSpan.FromHours(2) : null, renewed?.Draft.Schedule!.Duration);
    }

    [Fact]
    public async Task What_is_planned_anew_takes_the_eligibility_of_now()
    {
        var planner = Planner();
        var first = Assert.Single(await planner.PlanAsync(
            await planner.ChooseAsync([Ask("User Administrator")], PimCall.None), _ => Task.FromResult(true), PimCall.None));
        _client.Assignments[0] = new("new", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Ada) { Condition = "only" };

        Assert.Equal("only", (await planner.RenewAsync(first, PimCall.None))!.Draft.Condition);

        _client.Assignments.RemoveAt(0);
        Assert.Equal(PimErrorCode.NotEligible, (await Assert.ThrowsAsync<PimException>(() => planner.RenewAsync(first, PimCall.None))).Code);
    }

    private static PimRoleSetting Setting(int hours) => RuleSet.Setting(
        [.. RuleSet.Usual().Select(rule => rule.Id == RuleIds.ActivationExpiration ? new ExpirationRule(rule.Id, true, TimeSpan.FromHours(hours)) : rule)]);

    private static RoleSelector Ask(string role, PimScope? scope = null, int? hours = null) => new(
        new PimIdentity(role),
        scope is null ? null : new PimIdentity(scope.DisplayName),
        new PimActivationOptions { Justification = "why", Duration = hours is { } length ? TimeSpan.FromHours(length) : null });

    private void Remember(PimRoleSetting setting) => RememberedSettings.Keep(_client, [setting.Role], [setting]);

    private ActivationPlanner Planner(IReadOnlyCollection<RoleSelector>? asked = null, IReadOnlyList<PimKind>? kinds = null, bool mayRecall = false) => new(
        _client, new PimActivationChoice(_client, kinds ?? [PimKind.EntraRole], asked) { MayRecall = mayRecall }, extend: false, _kept.Add, TryAsync);

    private async Task TryAsync(Func<Task> work, object? item)
    {
        try
        {
            await work();
        }
        catch (PimException e)
        {
            _errors.Add((e, item));
        }
    }
}
